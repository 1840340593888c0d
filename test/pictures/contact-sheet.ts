import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openChromium } from '../browser/chromium-browser';
import { FOLDER, LANGUAGES, pictureOf, THEMES } from '../browser/states/picture';
import type { Surface } from '../browser/states/state';

/** A state that should have pictures. */
export type Pictured = { name: string; surface: Surface };

/** Those of a state: a file for each language and theme, null where there is none. */
type Row = { name: string; files: (string | null)[] };

/** Rows of one PNG: more of them would be higher than a browser draws. */
const MOST_ROWS = 12;

/** Width in the sheet, px. */
const WIDTHS: Record<Surface | 'other', number> = { popup: 300, panel: 240, workbench: 560, other: 400 };

/**
 * Lays the pictures of all states out, a column for each language and theme: as pictures/index.html, and as
 * pictures/contact-sheet-*.png. Answers the pictures that are missing.
 */
export const makeContactSheet = async (states: readonly Pictured[]): Promise<string[]> => {
  const files = new Set(await readdir(FOLDER));
  const rowOf = (name: string): Row => ({
    name,
    files: COLUMNS.map(([lang, theme]) => pictureOf(name, lang, theme)).map((file) => (files.has(file) ? file : null)),
  });
  const groups = (['popup', 'panel', 'workbench'] as const).map(
    (surface) => [surface, states.filter((state) => state.surface === surface).map(({ name }) => rowOf(name))] as const,
  );
  const known = new Set(states.map(({ name }) => name));
  const others = [...new Set([...files].flatMap((file) => NAME.exec(file)?.[1] ?? []))].filter(
    (name) => !known.has(name),
  );
  const sheets = [...groups, ['other', others.map(rowOf)] as const];
  await writeFile(join(FOLDER, 'index.html'), documentOf(sheets.map(([title, rows]) => tableOf(title, rows)).join('')));
  await draw(
    groups.flatMap(([title, rows]) =>
      Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, page) => ({
        file: `contact-sheet-${title}-${page + 1}.png`,
        table: tableOf(title, rows.slice(page * MOST_ROWS, (page + 1) * MOST_ROWS)),
      })),
    ),
  );
  return states.flatMap(({ name }) =>
    COLUMNS.map(([lang, theme]) => pictureOf(name, lang, theme)).filter((file) => !files.has(file)),
  );
};

const COLUMNS = LANGUAGES.flatMap((lang) => THEMES.map((theme) => [lang, theme] as const));

const NAME = new RegExp(`^(.+)-(?:${LANGUAGES.join('|')})-(?:${THEMES.join('|')})\\.png$`);

const tableOf = (title: keyof typeof WIDTHS, rows: readonly Row[]): string => `
<h2>${title}</h2>
<table class="${title}">
<tr><th></th>${COLUMNS.map((column) => `<th>${column.join(', ')}</th>`).join('')}</tr>
${rows.map(({ name, files }) => `<tr><th>${name}</th>${files.map(cellOf).join('')}</tr>`).join('\n')}
</table>`;

const cellOf = (file: string | null): string =>
  file ? `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a></td>` : '<td>none</td>';

const documentOf = (body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tokenscope: every state</title>
<style>
body { margin: 16px; background: #8a8f98; font: 13px system-ui, sans-serif; }
td, th { padding: 6px; vertical-align: top; text-align: left; }
img { display: block; }
${Object.entries(WIDTHS)
  .map(([title, width]) => `.${title} img { width: ${width}px; }`)
  .join('\n')}
</style>
${body}
`;

/** The same Chromium that took the pictures draws the sheets. */
const draw = async (sheets: readonly { file: string; table: string }[]): Promise<void> => {
  const browser = await openChromium();
  const source = join(FOLDER, 'sheet.html');
  try {
    const page = await browser.context.newPage();
    for (const { file, table } of sheets) {
      console.log(`  ${join(FOLDER, file)}`);
      await writeFile(source, documentOf(table.replaceAll(' loading="lazy"', '')));
      await page.goto(pathToFileURL(resolve(source)).href);
      await page.setViewportSize({
        width: Math.ceil(await page.evaluate('document.body.scrollWidth + 32')),
        height: 800,
      });
      await page.screenshot({ path: join(FOLDER, file), fullPage: true });
    }
  } finally {
    await browser.close();
    await rm(source, { force: true });
  }
};
