import { useEffect, useState } from 'preact/hooks';

/**
 * What is being typed over a stored text: kept as it was typed until something else is stored, so that bad input loses
 * nothing. `check` answers what is wrong with it, '' where nothing is; what is right is handed to `store` when the reader
 * leaves the field.
 */
export const useDraft = (stored: string, check: (text: string) => string, store: (text: string) => void) => {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    setDraft(null);
    setWrong('');
  }, [stored]);
  const type = (text: string) => {
    setDraft(text);
    if (wrong !== '') setWrong(check(text));
  };
  const leave = (text: string) => {
    const found = check(text);
    setWrong(found);
    if (found === '' && text !== stored) store(text);
  };
  return { text: draft ?? stored, wrong, type, leave };
};
