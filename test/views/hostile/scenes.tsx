import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { decodePasted } from '../../../src/oauth/decode-pasted';
import type { Coverage, Inspection } from '../../../src/session/inspection';
import { DEFAULTS, readSettings } from '../../../src/session/settings-document';
import { readSettingsFile } from '../../../src/session/settings-file';
import { App } from '../../../src/views/app';
import { DecodeView } from '../../../src/views/decode/decode-view';
import { ExposureView } from '../../../src/views/exposure-view';
import { exposuresOf } from '../../../src/views/exposures';
import { Inspector } from '../../../src/views/inspector';
import { JsonView } from '../../../src/views/json-view';
import { EventsTable } from '../../../src/views/lifecycle/events-table';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import type { Picked } from '../../../src/views/opened';
import { RawView } from '../../../src/views/raw-view';
import type { Scope } from '../../../src/views/scope';
import { AccessSection } from '../../../src/views/settings/access-section';
import { IgnoredSection } from '../../../src/views/settings/ignored-section';
import { ImportReview } from '../../../src/views/settings/import-review';
import type { SettingsDesk } from '../../../src/views/settings/settings-desk';
import { SitesField } from '../../../src/views/settings/sites-field';
import { TokenView } from '../../../src/views/token-view';
import type { Check } from '../../../src/views/verify/check';
import { VerifySignature } from '../../../src/views/verify/verify-signature';
import { Workbench } from '../../../src/views/workbench';
import { NOW } from '../sample';
import { translator } from '../translate';
import type { Fill } from './texts';

const nothing = (): void => undefined;
const t = translator('en');
/** No bound of ours came before. */
const WHOLE = Number.POSITIVE_INFINITY;

/** All that an entry hands to the views, with somebody else's words wherever there may be some. */
export const scopeOf = (found: Inspection, coverage: Coverage, fill: Fill, access: 'all' | 'none' = 'all'): Scope => ({
  t,
  tab: signal(1),
  ready: signal(true),
  isUnread: signal(false),
  inspection: signal(found),
  coverage: signal(access === 'none' ? { ...coverage, peekedAt: NOW } : coverage),
  history: signal(found.grants),
  readHistory: () => nothing,
  surroundings: signal({
    isFirstRun: true,
    isPrivate: true,
    refused: { site: found.site, origins: [found.site, ...coverage.missing], at: NOW, refused: true },
  }),
  readSurroundings: async () => undefined,
  singleKeys: signal(true),
  access: signal({ kind: access, origin: found.site, off: false }),
  now: signal(NOW),
  isSteady: signal(true),
  ask: nothing,
  rawOf: async () => `${fill(1, WHOLE)}.${fill(2, WHOLE)}.${fill(3, WHOLE)}`,
  decode: decodePasted,
  selected: async () => fill(0, WHOLE),
  verifier: async () => ({
    begin: async () => CHECKS.shift()?.(fill) ?? { step: 'refused', why: 'timeout' },
    ask: async () => ({ step: 'refused', why: 'blocked' }),
    paste: async () => ({ fault: 'empty' }),
    allow: async () => false,
  }),
  references: async () => [],
});

/** What comes of a check that holds a word of the token's, its keys' or its issuer's; refilled for each drawing. */
const CHECKS: ((fill: Fill) => Check)[] = [];
const KINDS_OF_CHECK: readonly ((fill: Fill) => Check)[] = [
  (fill) => ({ step: 'verified', verified: { result: 'no-key', alg: 'RS256', kid: fill(0), why: 'kid' }, at: NOW }),
  (fill) => ({
    step: 'verified',
    verified: { result: 'valid', alg: 'RS256', kid: fill(1), thumbprint: fill(2) },
    host: fill(3),
    at: NOW,
  }),
];

export type Scene = { name: string; view: ComponentChild; access?: 'none'; press?: RegExp; isRead?: boolean };

/**
 * Every view that shows what came from elsewhere. `press`: the buttons to be pressed once it is drawn. `isRead`: what is drawn is
 * not the text, but what can be made of it.
 */
export const scenesOf = (found: Inspection, fill: Fill): Scene[] => {
  const exposures = exposuresOf(found.findings, found.site);
  const lanes = lanesOf(found.grants, found);
  const common = { inspection: found, exposures, lanes, pick: nothing };
  const inspector = (picked: Picked) => (
    <Inspector
      {...common}
      picked={picked}
      pane={{ current: null }}
      close={nothing}
      arrived={false}
      told="g1"
      tell={nothing}
    />
  );
  const desk = deskOf(fill);
  const settings = { desk, save: nothing };
  CHECKS.splice(0, CHECKS.length, ...KINDS_OF_CHECK);
  return [
    { name: 'popup', view: <App /> },
    { name: 'peek', view: <App />, access: 'none' },
    ...found.tokens.map((token) => ({
      name: `token ${token.id}`,
      view: <TokenView token={token} inspection={found} back={nothing} />,
      press: /^Show more/,
    })),
    { name: 'JSON', view: found.tokens.map((token) => <JsonView key={token.id} token={token} />), isRead: true },
    ...found.tokens.slice(0, 1).map((token) => ({ name: 'raw', view: <RawView token={token} /> })),
    ...found.tokens
      .slice(0, 1)
      .map((token) => ({ name: 'verify', view: <VerifySignature token={token} />, press: /^Verify/ })),
    ...exposures.map((exposure) => ({
      name: `exposure ${exposure.rule}`,
      view: <ExposureView exposure={exposure} all={exposures} inspection={found} open={nothing} back={nothing} />,
    })),
    { name: 'workbench', view: <Workbench begin={null} decoding={null} openSettings={async () => desk} /> },
    { name: 'table', view: <EventsTable lanes={lanes} inspection={found} selected={null} select={nothing} /> },
    { name: 'story', view: inspector({ kind: 'grant', id: 'g1' }) },
    {
      name: 'events',
      view: lanes.slice(0, 1).flatMap(({ entries }) => entries.map(({ key }) => inspector({ kind: 'event', key }))),
    },
    { name: 'decode', view: <DecodeView begin="selected" text={signal(pastedOf(fill))} close={nothing} /> },
    { name: 'selected', view: <DecodeView begin="selected" text={signal('')} close={nothing} />, isRead: true },
    {
      name: 'import',
      view: <ImportReview {...desk.readFile(fileOf(fill))} held={desk.held.value} apply={nothing} close={nothing} />,
    },
    { name: 'sites', view: <SitesField {...settings} name="developmentSites" /> },
    { name: 'access', view: <AccessSection {...settings} /> },
    { name: 'ignored', view: <IgnoredSection {...settings} /> },
  ];
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An answer with a token of which every word is somebody else's. */
const pastedOf = (fill: Fill): string => {
  const [claims, header] = [
    { iss: fill(0), scope: `${fill(1)} ${fill(2)}`, [fill(3)]: [fill(4, WHOLE)] },
    { alg: fill(5), kid: fill(6) },
  ];
  return JSON.stringify({ [fill(7)]: { access_token: `${encode(header)}.${encode(claims)}.c2ln` } });
};

const fileOf = (fill: Fill): string =>
  JSON.stringify({
    tokenscope: 'settings',
    settings: { [`${fill(0)} `]: 1, developmentSites: [`${fill(1)} !`], theme: fill(2) },
  });

const deskOf = (fill: Fill): SettingsDesk => ({
  held: signal({ settings: DEFAULTS, managed: [] }),
  access: signal([`${fill(0)}/*`, fill(1)]),
  off: signal([fill(2)]),
  seesPrivate: signal(false),
  ignored: signal([{ rule: fill(3), site: fill(4), place: 'x', reason: fill(5), at: NOW }]),
  read: readSettings,
  readFile: readSettingsFile,
  file: () => '',
  change: async () => true,
  revoke: async () => true,
  watch: async () => true,
  restore: async () => true,
});
