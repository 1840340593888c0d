import type { ReadonlySignal } from '@preact/signals';
import type { Ignored } from '../../session/ignored';
import type { Held, Problem, SettingName, Settings } from '../../session/settings-document';

/** A change of settings; null puts one back to its default. */
type Change = { readonly [Name in SettingName]?: Settings[Name] | null };

/** All that the settings show and may ask for. What is asked for is done by the background, and read again from storage. */
export type SettingsDesk = {
  held: ReadonlySignal<Held>;
  /** Match patterns of the sites that are granted. */
  access: ReadonlySignal<readonly string[]>;
  /** Origins that are not watched although they may be. */
  off: ReadonlySignal<readonly string[]>;
  ignored: ReadonlySignal<readonly Ignored[]>;
  /** The browser lets the extension into private windows; it does not unless the user has told it to. */
  seesPrivate: ReadonlySignal<boolean>;
  /** What a document, or the text of a file, says, and what is wrong with it. */
  read(document: unknown): Reading;
  readFile(text: string): Reading;
  /** The text of the file that holds the settings. */
  file(): string;
  /** Each answers whether it was done. */
  change(change: Change): Promise<boolean>;
  revoke(patterns: readonly string[]): Promise<boolean>;
  watch(origin: string): Promise<boolean>;
  restore(entry: Ignored): Promise<boolean>;
};

type Reading = { settings: Partial<Settings>; problems: readonly Problem[] };

/** What each part of the settings is handed. `save` says that something was saved, or was not. */
export type Pane = { desk: SettingsDesk; save: (doing: Promise<boolean>) => void };
