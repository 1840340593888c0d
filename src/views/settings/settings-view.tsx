import { useState } from 'preact/hooks';
import { useFocusOnMount } from '../focus-on-mount';
import { useLater } from '../later';
import { useScope } from '../scope';
import { AccessSection } from './access-section';
import { IgnoredSection } from './ignored-section';
import { KeysSection } from './keys-section';
import { LimitsSection } from './limits-section';
import type { SettingsDesk } from './settings-desk';
import { SitesField } from './sites-field';
import { ThemeSection } from './theme-section';
import { TransferSection } from './transfer-section';

export type OpenSettings = (tab: number) => Promise<SettingsDesk>;

/** What the user may set, in place of what was found. Whatever is changed is saved at once. */
export const SettingsView = ({ open, leave }: { open: OpenSettings; leave: () => void }) => {
  const { t, tab } = useScope();
  const desk = useLater(() => open(tab.peek() ?? -1), true);
  const [said, say] = useState('');
  const title = useFocusOnMount<HTMLHeadingElement>(true);
  const save = (doing: Promise<boolean>) => {
    // Emptied first, so that the same word is told once more.
    say('');
    void doing.then((done) => say(t(done ? 'saved' : 'not_saved')));
  };
  return (
    <main class="settings">
      <header>
        <h2 ref={title} tabIndex={-1}>
          {t('settings')}
        </h2>
        <p role="status" class="sm t2">
          {said}
        </p>
        <button type="button" class="btn" onClick={leave}>
          {t('settings_leave')}
        </button>
      </header>
      {desk && (
        <>
          <ThemeSection desk={desk} save={save} />
          <KeysSection desk={desk} save={save} />
          <AccessSection desk={desk} save={save} />
          <LimitsSection desk={desk} save={save} />
          <SitesField desk={desk} save={save} name="firstPartySites" />
          <SitesField desk={desk} save={save} name="developmentSites" />
          <IgnoredSection desk={desk} save={save} />
          <TransferSection desk={desk} save={save} />
        </>
      )}
    </main>
  );
};
