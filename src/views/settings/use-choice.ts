import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../session/settings-document';
import type { SettingsDesk } from './settings-desk';

/** A setting that is chosen at once: what was chosen shows until it is stored, and no longer where it is not. */
export const useChoice = <Name extends 'theme' | 'singleKeys'>(desk: SettingsDesk, name: Name) => {
  const stored = desk.held.value.settings[name];
  const [chosen, choose] = useState<Settings[Name]>(stored);
  useEffect(() => choose(stored), [stored]);
  const change = async (value: Settings[Name]): Promise<boolean> => {
    choose(value);
    const done = await desk.change({ [name]: value });
    if (!done) choose(desk.held.peek().settings[name]);
    return done;
  };
  return { chosen, change, isManaged: desk.held.value.managed.includes(name) };
};
