import type { Limits } from '../../rules/limits';
import { useScope } from '../scope';
import { FieldNote } from './section';
import { NAMES } from './setting-words';
import type { Pane } from './settings-desk';
import { useDraft } from './use-draft';

/** A limit: a whole number of its unit, which stands beside it. */
export const NumberField = ({ name, unit, ...pane }: Pane & { name: keyof Limits; unit: string }) => {
  const { t } = useScope();
  const stored = String(pane.desk.held.value.settings[name]);
  const { text, wrong, type, leave, isManaged } = useDraft(pane, name, stored, numberIn);
  return (
    <div class="limit">
      <label for={name}>{t(NAMES[name])}</label>
      <span>
        <input
          id={name}
          class="num"
          type="text"
          inputMode="numeric"
          maxLength={8}
          value={text}
          disabled={isManaged}
          aria-invalid={wrong !== ''}
          aria-describedby={`${name}-unit ${name}-note`}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onChange={({ currentTarget }) => leave(currentTarget.value)}
        />{' '}
        <span id={`${name}-unit`}>{unit}</span>
      </span>
      <FieldNote id={`${name}-note`} managed={isManaged} wrong={wrong} />
    </div>
  );
};

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
