import { expect, test } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { TokenPane } from '../../src/views/inspector-panes';
import { TokenView } from '../../src/views/token-view';
import { drawn, inSmallDocument } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { tameFill } from './hostile/texts';
import { event, grant, inspection, NOW, token } from './sample';

inSmallDocument();

const opaque = token('a');
const nothing = () => undefined;

const headsOf = (found = inspection({ tokens: [opaque] })): Promise<string[]> => {
  const given = { inspection: found, exposures: [], lanes: [], told: null, arrived: false };
  const view = (
    <>
      <TokenView token={opaque} inspection={found} back={nothing} />
      <TokenPane {...given} token={opaque} pick={nothing} close={nothing} tell={nothing} />
    </>
  );
  return drawn(view, scopeOf(found, emptyCoverage(NOW), tameFill('x')), (root) =>
    [...root.all()]
      .filter(({ attributes }) => /^sub |^sm t2$/.test(attributes.get('class') ?? ''))
      .map(({ textContent }) => textContent.trim()),
  );
};

test('the head of a token says how it is written once where nothing is known of who issued it', async () => {
  expect(await headsOf()).toEqual(['opaque', 'opaque']);
});

test('and who issued it for which client where that is known', async () => {
  const grants = [grant('g', [event('token_issued', NOW, 'a')])];
  expect(await headsOf(inspection({ tokens: [opaque], grants }))).toEqual([
    'login.idp.test → spa-web',
    'login.idp.test → spa-web opaque',
  ]);
});
