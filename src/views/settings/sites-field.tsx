import { useScope } from '../scope';
import { FieldNote, Section } from './section';
import { linesOf, listIn, NAMES } from './setting-words';
import type { Pane } from './settings-desk';
import { useDraft } from './use-draft';

/** A list of sites, one a line: those that are developed on, or sets of hosts that count as one site. */
export const SitesField = ({ name, ...pane }: Pane & { name: 'firstPartySites' | 'developmentSites' }) => {
  const { t } = useScope();
  const isOfSets = name === 'firstPartySites';
  const stored = linesOf(pane.desk.held.value.settings[name]).join('\n');
  const { text, wrong, type, leave, isManaged } = useDraft(pane, name, stored, (text) => listIn(text, isOfSets));
  return (
    <Section title={t(NAMES[name])}>
      <p class="hint" id={`${name}-hint`}>
        {t(isOfSets ? 'first_party_hint' : 'development_hint')}
      </p>
      <textarea
        class="mono"
        rows={Math.min(12, Math.max(3, text.split('\n').length + 1))}
        spellcheck={false}
        value={text}
        disabled={isManaged}
        placeholder={isOfSets ? 'example.com example-login.net' : '*.staging.example.com\ndev.example.com:8443'}
        aria-label={t(NAMES[name])}
        aria-invalid={wrong !== ''}
        aria-describedby={`${name}-hint ${name}-note`}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onChange={({ currentTarget }) => leave(currentTarget.value)}
      />
      <FieldNote id={`${name}-note`} managed={isManaged} wrong={wrong} />
    </Section>
  );
};
