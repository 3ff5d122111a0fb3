/** The query of a new tab, which every department may run. */
export const townshipsQuery = `# 本部门是谁，各乡镇有多少网格？
# Which department am I, and how many grids does each township have?
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

/** The query of the second tab at the first visit. */
export const changesQuery = `# 授权变化时收到通知。
# Get a notification when access rights change.
subscription Changes {
  policyChanged {
    policyVersion
  }
}
`;
