/** Rows under one heading. */
type Group<Row> = { rows: readonly Row[] };

/** The first `most` rows of all groups together, in their order; a group that begins further on is left out. */
export const firstRows = <Row, Kind extends Group<Row>>(groups: readonly Kind[], most: number): Kind[] => {
  const shown: Kind[] = [];
  let room = most;
  for (const group of groups) {
    if (room <= 0) break;
    shown.push({ ...group, rows: group.rows.slice(0, room) });
    room -= group.rows.length;
  }
  return shown;
};

/** Rows of all groups together. */
export const rowCount = (groups: readonly Group<unknown>[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);
