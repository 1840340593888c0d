import type { Channel } from '../../oauth/sighting';
import type { Inspection } from '../../session/inspection';
import { counts, type Exposure, worse } from '../exposures';
import { type TokenFamily, tokenFamilies } from '../token-families';

/** Tokens of one family in one kind of place. `worst`: the worst open exposure there; `token`: the Token.id seen there last. */
export type Cell = { count: number; worst: Exposure | null; token: string };

export type MatrixRow = { family: TokenFamily; cells: ReadonlyMap<Channel, Cell> };

export type Matrix = { channels: readonly Channel[]; rows: readonly MatrixRow[] };

/** The order of the columns; the usual ones stand there even where nothing was seen in them. */
const COLUMNS: Record<Channel, 'usual' | 'seen'> = {
  'request-url': 'usual',
  fragment: 'seen',
  referer: 'seen',
  history: 'seen',
  'request-header': 'usual',
  'request-body': 'usual',
  'response-header': 'seen',
  'response-body': 'usual',
  'local-storage': 'usual',
  'session-storage': 'usual',
  'indexed-db': 'usual',
  'cache-storage': 'seen',
  cookie: 'usual',
  'http-only-cookie': 'seen',
  'post-message': 'seen',
  websocket: 'seen',
  document: 'seen',
  'window-name': 'seen',
};

/** How often each family of tokens was seen in each kind of place, and the worst that is held against it there. */
export const matrixOf = (inspection: Inspection, exposures: readonly Exposure[]): Matrix => {
  const families = tokenFamilies(inspection);
  const rows = families.map((family) => ({ family, cells: new Map<Channel, Cell>() }));
  const rowOf = new Map(rows.flatMap((row) => row.family.members.map((id) => [id, row] as const)));
  const lastAt = new Map<Cell, number>();
  for (const { token, place, count, last } of inspection.sightings) {
    const cell = cellIn(rowOf.get(token)?.cells, place.channel, token);
    if (!cell) continue;
    cell.count += count;
    if (last >= (lastAt.get(cell) ?? 0)) {
      cell.token = token;
      lastAt.set(cell, last);
    }
  }
  for (const exposure of exposures.filter(counts)) {
    const { place, tokens } = exposure;
    for (const row of new Set(tokens.map((id) => rowOf.get(id)))) {
      const token = tokens.find((id) => rowOf.get(id) === row);
      const cell = place && token !== undefined && cellIn(row?.cells, place.channel, token);
      if (cell && (!cell.worst || worse(exposure.severity, cell.worst.severity) < 0)) cell.worst = exposure;
    }
  }
  const seen = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const channels = Object.keys(COLUMNS).filter((name): name is Channel => name in COLUMNS);
  return {
    channels: channels.filter((name) => COLUMNS[name] === 'usual' || seen.has(name)),
    rows: rows.filter(({ cells }) => cells.size > 0),
  };
};

/** The cell of a channel, made where there is none. An exposure whose sightings the limits folded away has a count of 0. */
const cellIn = (cells: Map<Channel, Cell> | undefined, channel: Channel, token: string): Cell | undefined => {
  if (!cells) return undefined;
  const cell = cells.get(channel) ?? { count: 0, worst: null, token };
  cells.set(channel, cell);
  return cell;
};
