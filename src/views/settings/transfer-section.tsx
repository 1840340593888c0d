import { useRef, useState } from 'preact/hooks';
import type { Settings } from '../../session/settings-document';
import { useScope } from '../scope';
import { ImportReview } from './import-review';
import { Section } from './section';
import type { Pane, SettingsDesk } from './settings-desk';

/** More than any settings file has is not read: enough to tell that it is too long. */
const LONGEST_BYTES = 1_000_000;

/** Settings as a file: to be saved, or read, looked at and then taken over. */
export const TransferSection = ({ desk, save }: Pane) => {
  const { t } = useScope();
  const [chosen, choose] = useState<ReturnType<SettingsDesk['readFile']> | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    choose(null);
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  };
  const apply = (settings: Partial<Settings>) => {
    save(desk.change(settings));
    close();
  };
  const read = async (file: File | undefined) => choose(file ? desk.readFile(await textOf(file)) : null);
  return (
    <Section title={t('settings_transfer')}>
      <p class="hint">{t('transfer_hint')}</p>
      <p>
        <button type="button" class="btn" onClick={() => saveFile(desk.file())}>
          {t('export_settings')}
        </button>
      </p>
      <label for="import">{t('import_settings')}</label>
      <input
        id="import"
        ref={input}
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
      {chosen && <ImportReview {...chosen} held={desk.held.value} apply={apply} close={close} />}
    </Section>
  );
};

/** '' for a file that cannot be read, which is no JSON either. */
const textOf = (file: File): Promise<string> =>
  file
    .slice(0, LONGEST_BYTES)
    .text()
    .catch(() => '');

/** The browser saves it, under the date of today. */
const saveFile = (text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `tokenscope-settings-${new Date().toLocaleDateString('sv-SE')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
