/** Where pictures go; not kept. */
export const FOLDER = 'pictures';
export const LANGUAGES = ['en', 'ja'] as const;
export const THEMES = ['light', 'dark'] as const;

/** File of a state's picture. */
export const pictureOf = (state: string, lang: string, theme: string): string => `${state}-${lang}-${theme}.png`;
