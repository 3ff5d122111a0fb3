import type { InBoth } from '../common/language/language.ts';
import type { PurposeCode } from './purpose.ts';

interface Words {
  readonly title: string;
  readonly department: string;
  readonly departments: string;
  readonly townships: string;
  readonly choose: string;
  readonly token: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signedInAs: string;
  readonly signInFailed: string;
  readonly tokenRefused: string;
  readonly noSettings: string;
  readonly purpose: string;
  readonly noPurpose: string;
  readonly purposes: Readonly<Record<PurposeCode, string>>;
  readonly caseNumber: string;
  readonly caseNumberForm: string;
  readonly cost: string;
  readonly costHint: string;
  readonly welcome: string;
  readonly welcomeSample: string;
  readonly welcomeToken: string;
  readonly notJson: string;
}

const zh: Words = {
  title: '接口查询',
  department: '部门',
  departments: '县直部门',
  townships: '乡镇（街道）',
  choose: '请选择…',
  token: '访问令牌',
  signIn: '登录',
  signOut: '退出',
  signedInAs: '已登录',
  signInFailed: '登录失败',
  tokenRefused: '访问令牌无效或已过期，请重新登录。',
  noSettings: '无法读取页面设置，请确认服务正在运行后刷新页面。',
  purpose: '用途',
  noPurpose: '不填',
  purposes: { DUTY: '履行职责', CASE: '办理个案', STATISTICS: '统计分析', VERIFICATION: '信息核验' },
  caseNumber: '案件编号',
  caseNumberForm: '只能使用字母、数字和 . _ : / -',
  cost: '成本',
  costHint: '在查询结果中返回查询成本（GraphQL-Cost: report）',
  welcome: '查询多网合一的数据',
  welcomeSample: '在上方选择一个示例部门即可登录。同一查询，各部门看到的数据因授权而异。',
  welcomeToken: '请在上方粘贴访问令牌。令牌只保存在本页内存中，关闭或刷新页面后需重新粘贴。',
  notJson: '服务没有返回 JSON',
};

const en: Words = {
  title: 'API explorer',
  department: 'Department',
  departments: 'County departments',
  townships: 'Townships',
  choose: 'Choose …',
  token: 'Access token',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in',
  signInFailed: 'Sign-in failed',
  tokenRefused: 'The access token is invalid or has expired. Sign in again.',
  noSettings: 'The page settings cannot be read. Make sure that the hub is running, then reload the page.',
  purpose: 'Purpose',
  noPurpose: 'none',
  purposes: { DUTY: 'official duties', CASE: 'individual case', STATISTICS: 'statistics', VERIFICATION: 'verification' },
  caseNumber: 'Case number',
  caseNumberForm: 'Use only letters, digits and . _ : / -',
  cost: 'Cost',
  costHint: 'Include the cost of the operation in the answer (GraphQL-Cost: report)',
  welcome: 'Query many networks as one',
  welcomeSample: 'Choose a sample department above to sign in. The same query returns the data that each department is allowed to read.',
  welcomeToken: 'Paste an access token above. The page stores it in memory only, so paste it again after a reload.',
  notJson: 'The hub did not return JSON',
};

export const words: InBoth<Words> = { zh, en };
