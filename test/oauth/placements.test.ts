import { expect, test } from 'vitest';
import { isWorth, sight } from '../../src/oauth/sight';
import { makeKnowledge } from './make-observation';
import { type Dice, diceOf, makeAnyToken, makePlacement } from './make-placement';

const PLACEMENTS = 10_000;
/** So many are looked for at a time, all of them followed. */
const TOGETHER = 50;

test(`${PLACEMENTS} random placements are all followed, and nothing beside them is taken for a token`, async () => {
  const seed = Number(process.env.SEED ?? crypto.getRandomValues(new Uint32Array(1))[0]);
  const dice = diceOf(seed);
  const wrong: string[] = [];
  for (let count = 0; count < PLACEMENTS; count += TOGETHER) wrong.push(...(await lookFor(TOGETHER, dice)));
  expect(wrong.slice(0, 20), `SEED=${seed}, ${wrong.length} wrong`).toEqual([]);
}, 120_000);

/** What went wrong with each, in words: a failure must not print a token. */
const lookFor = async (count: number, dice: Dice): Promise<string[]> => {
  const tokens = Array.from({ length: count }, () => makeAnyToken(dice));
  const knowledge = await makeKnowledge(tokens.map((token) => [token, 'refresh'] as const));
  const wrong: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const { observation, how } = makePlacement(dice, token);
    const about = `${tokens[at]?.length} characters, ${how}`;
    if (!isWorth(observation, knowledge.followed)) wrong.push(`${about}: not worth a look`);
    const id = await knowledge.fingerprint(token);
    const { seen } = await sight(observation, knowledge);
    if (!seen.some((one) => one.token.id === id && one.certainty === 'proven')) wrong.push(`${about}: missed`);
    const others = seen.filter((one) => one.token.id !== id);
    for (const { token: other, place } of others) wrong.push(`${about}: ${other.kind} at ${place.key}`);
    if (JSON.stringify(seen.map(({ place }) => place)).includes(token)) wrong.push(`${about}: told in clear`);
  }
  return wrong;
};
