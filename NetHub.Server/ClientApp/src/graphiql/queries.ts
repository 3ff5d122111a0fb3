/** What a new tab asks; every department may. */
export const townshipsQuery = `# 本部门是谁，各乡镇有多少网格?
# Who am I, and how many grids has each township?
query Townships {
  viewer {
    department
    client
  }
  regions(
    first: 5
    where: { level: { eq: TOWNSHIP } }
    order: [{ regionCode: ASC }]
  ) {
    totalCount
    nodes {
      regionCode
      name
      levelLabel
      grids {
        totalCount
      }
    }
  }
}
`;

/** The second tab of somebody who comes for the first time. */
export const changesQuery = `# 授权变化时收到通知。
# Hear of it when who may read what changes.
subscription Changes {
  policyChanged {
    policyVersion
  }
}
`;
