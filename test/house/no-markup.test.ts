import { expect, it } from 'vitest';
import { markupIn } from './no-markup';
import { readFiles } from './read-files';

it('nothing in views and entries makes markup, code or style of text', () => {
  const files = [...readFiles('src/views', /\.tsx?$/), ...readFiles('src/entries', /\.tsx?$/)];
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(([path, text]) => markupIn(path, text))).toEqual([]);
});

it.each([
  ['const a = <p dangerouslySetInnerHTML={{ __html: text }} />;', 'dangerouslySetInnerHTML'],
  ['element.innerHTML = text;', 'innerHTML'],
  ["element['outerHTML'] = text;", 'outerHTML'],
  ["element.insertAdjacentHTML('beforeend', text);", 'insertAdjacentHTML'],
  ['document.write(text);', 'write'],
  ['eval(text);', 'eval'],
  ['globalThis.eval(text);', 'eval'],
  ['new Function(text)();', 'new Function'],
  ['const a = <p style={text} />;', 'style'],
  ['const a = <p style="color: red" />;', 'style'],
  ['const a = <p style={{ color }} />;', 'style'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a file, not a template
  ['const a = <p style={{ width: `${text}` }} />;', 'style'],
  ['const a = <p {...{ style: text }} />;', 'style'],
  ['const a = <a href={text} />;', 'href'],
  ['const a = <img alt="" />;', 'img'],
  ['const a = <iframe title="" />;', 'iframe'],
  ['element.style.cssText = text;', 'cssText'],
])('%s is found', (text, fault) => {
  expect(markupIn('src/views/x.tsx', text)).toContain(`src/views/x.tsx: ${fault}`);
});

it.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a file, not a template
  'const a = <p style={{ left: `${x}px`, width: `${part * 100}%` }} />;',
  'const a = <p title={text}>{text}</p>;',
  '// innerHTML',
])('%s is nothing to hold against a file', (text) => {
  expect(markupIn('src/views/x.tsx', text)).toEqual([]);
});
