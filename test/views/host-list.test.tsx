import { expect, test } from 'vitest';
import { emptyCoverage } from '../../src/session/inspection';
import { Notices } from '../../src/views/notices';
import { drawn, inSmallDocument } from './hostile/draw';
import { scopeOf } from './hostile/scenes';
import { tameFill } from './hostile/texts';
import { inspection, NOW } from './sample';

inSmallDocument();

test('a host that a login uses by two schemes is named once', async () => {
  const missing = ['http://login.idp.test', 'https://login.idp.test', 'https://api.resource.test'];
  const scope = scopeOf(inspection(), { ...emptyCoverage(NOW), missing }, tameFill('x'));
  const said = await drawn(<Notices />, scope, (root) => root.textContent);
  expect(said).toContain('login.idp.test, api.resource.test');
  expect(said.match(/login\.idp/g)).toHaveLength(1);
});
