import { describe, expect, test } from 'vitest';
import { browserPlaces, type Machine } from './browser-places';
import { browserRemedy } from './browser-remedy';

const LINUX: Machine = {
  platform: 'linux',
  env: { PATH: '/opt/bin:/usr/bin' },
  home: '/home/ada',
  root: false,
  release: '',
};
const MAC: Machine = { platform: 'darwin', env: {}, home: '/Users/ada', root: false, release: '' };
const WINDOWS: Machine = { platform: 'win32', env: {}, home: 'C:\\Users\\ada', root: false, release: '' };
const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';

describe('where to look', () => {
  test('the variable goes before every place, for its own browser alone', () => {
    const machine = { ...LINUX, env: { CHROME_PATH: '/opt/c/chrome' } };
    expect(browserPlaces('chromium', machine)).toEqual(['/opt/c/chrome']);
    expect(browserPlaces('firefox', machine)).not.toContain('/opt/c/chrome');
  });

  test('on Linux, the folders of PATH come first, and Chromium before branded builds', () => {
    const places = browserPlaces('chromium', LINUX);
    expect(places[0]).toBe('/opt/bin/chromium');
    expect(places).toContain('/snap/bin/chromium');
    expect(places.indexOf('/usr/bin/chromium')).toBeLessThan(places.indexOf('/opt/bin/google-chrome'));
    expect(browserPlaces('firefox', LINUX).slice(0, 2)).toEqual(['/opt/bin/firefox-esr', '/usr/bin/firefox-esr']);
    expect(new Set(places).size).toBe(places.length);
  });

  test.each([
    [LINUX, '/home/ada/.cache/ms-playwright/chromium-*/chrome-linux*/chrome'],
    [MAC, '/Users/ada/Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium'],
    [WINDOWS, 'C:\\Users\\ada\\AppData\\Local\\ms-playwright\\chromium-*\\chrome-win*\\chrome.exe'],
  ])('$platform: Playwright’s cache comes last, for Chromium alone', (machine, place) => {
    expect(browserPlaces('chromium', machine).at(-1)).toBe(place);
    expect(browserPlaces('firefox', machine).some((one) => one.includes('ms-playwright'))).toBe(false);
  });

  test('Playwright’s cache is where its own variable says', () => {
    const machine = { ...LINUX, env: { PLAYWRIGHT_BROWSERS_PATH: '/srv/browsers' } };
    expect(browserPlaces('chromium', machine)).toContain('/srv/browsers/chromium-*/chrome-linux*/chrome');
  });

  test('macOS and Windows have their own places', () => {
    expect(browserPlaces('chromium', MAC)).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(browserPlaces('firefox', MAC)).toContain('/Applications/Firefox.app/Contents/MacOS/firefox');
    expect(browserPlaces('firefox', WINDOWS)[0]).toBe('C:\\Program Files\\Mozilla Firefox\\firefox.exe');
  });
});

describe('what to do when it is missing', () => {
  test('on Debian and Ubuntu as root it is installed, lists first and without a question', () => {
    for (const release of [DEBIAN, 'ID=ubuntu\nID_LIKE=debian\n']) {
      const { install } = browserRemedy('chromium', { ...LINUX, root: true, release });
      expect(install[0]).toEqual(['apt-get', 'update']);
      expect(install[1]?.slice(0, 3)).toEqual(['apt-get', 'install', '--yes']);
      expect(install[1]).toContain('chromium');
    }
    expect(browserRemedy('firefox', { ...LINUX, root: true, release: DEBIAN }).install[1]).toContain('firefox-esr');
  });

  test.each<[string, Machine]>([
    ['on Debian as a user', { ...LINUX, release: DEBIAN }],
    ['on another Linux as root', { ...LINUX, root: true, release: 'ID=fedora\n' }],
    ['on macOS as root', { ...MAC, root: true }],
    ['on Windows', WINDOWS],
  ])('%s nothing is installed', (_where, machine) => {
    expect(browserRemedy('chromium', machine).install).toEqual([]);
  });

  test.each<[string, Machine, string]>([
    ['Debian', { ...LINUX, release: DEBIAN }, 'sudo apt-get install firefox-esr'],
    ['what is like Debian', { ...LINUX, release: 'ID=kali\nID_LIKE="debian"\n' }, 'sudo apt-get install firefox-esr'],
    ['Rocky', { ...LINUX, release: 'ID="rocky"\nID_LIKE="rhel centos fedora"\n' }, 'sudo dnf install firefox'],
    ['macOS', MAC, 'brew install --cask firefox'],
    ['Windows', WINDOWS, 'winget install Mozilla.Firefox'],
    ['a Linux without a name', LINUX, 'sudo snap install firefox'],
  ])('%s: one sentence with the command to type', (_where, machine, command) => {
    const { sentence } = browserRemedy('firefox', machine);
    expect(sentence).toContain(`type "${command}"`);
    expect(sentence).toContain('FIREFOX_PATH');
    expect(sentence.match(/\.(?=\s|$)/g)).toHaveLength(1);
  });
});
