import { useEffect, useState } from 'preact/hooks';
import type { SettingName } from '../../session/settings-document';
import { useScope } from '../scope';
import { problemSentence } from './setting-words';
import type { Pane } from './settings-desk';

/**
 * What is being typed over a setting, `stored` as text: kept as it was typed until something else is stored, so that bad
 * input loses nothing. What is `wrong` is said, and what is right saved, when the reader leaves the field. `valueIn`: the
 * value that a text stands for.
 */
export const useDraft = (
  { desk, save }: Pane,
  name: SettingName,
  stored: string,
  valueIn: (text: string) => number | string[] | string[][],
) => {
  const { t } = useScope();
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    setDraft(null);
    setWrong('');
  }, [stored]);
  const check = (text: string): string => {
    const [problem] = desk.read({ [name]: valueIn(text) }).problems;
    return problem ? problemSentence(t, problem) : '';
  };
  const type = (text: string) => {
    setDraft(text);
    if (wrong !== '') setWrong(check(text));
  };
  const leave = (text: string) => {
    const found = check(text);
    setWrong(found);
    if (found === '' && text !== stored) save(desk.change({ [name]: valueIn(text) }));
  };
  return { text: draft ?? stored, wrong, type, leave, isManaged: desk.held.value.managed.includes(name) };
};
