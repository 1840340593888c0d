import { useScope } from './scope';

/** Whether a key was pressed alone, to be a shortcut: not where it is text, not held down, and not where shortcuts of one key are off. */
export const useSingleKey = (): ((event: KeyboardEvent, key: string) => boolean) => {
  const { singleKeys } = useScope();
  return (event, key) =>
    singleKeys.peek() &&
    event.key.toLowerCase() === key &&
    !(event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) &&
    !(event.target instanceof Element && event.target.matches(TYPED_IN));
};

const TYPED_IN = 'input, textarea, select, [contenteditable]';
