const GITHUB = 'https://github.com';
/** How templates of the example require that an address starts. */
const REQUIRED_START = '"^https://';

/** The text of an example or guide with the address of an emulator in place of GitHub's. Emulators speak HTTP: what requires HTTPS accepts that. */
export function replaceServer(text: string, url: string): string {
  return text.replaceAll(GITHUB, url).replaceAll(REQUIRED_START, `"^${new URL(url).protocol}//`);
}
