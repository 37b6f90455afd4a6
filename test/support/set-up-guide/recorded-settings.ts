import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What somebody set by `gh` and `az` while following the guide. */
export type RecordedSetting =
  | { readonly what: 'variable' | 'secret'; readonly repository: string; readonly name: string; readonly value: string }
  | { readonly what: 'environment'; readonly repository: string; readonly name: string }
  | { readonly what: 'application'; readonly id: string }
  | { readonly what: 'principal'; readonly id: string; readonly application: string }
  | { readonly what: 'federation'; readonly application: string; readonly subject: string }
  | { readonly what: 'role'; readonly principal: string; readonly role: string; readonly scope: string }
  | {
      readonly what: 'configuration';
      readonly cluster: string;
      readonly resourceGroup: string;
      readonly name: string;
      readonly url: string;
      readonly branch: string;
      readonly path: string;
    };

export function recordSetting(file: string, note: RecordedSetting): void {
  appendFileSync(file, `${JSON.stringify(note)}\n`);
}

export function readRecordedSettings(file: string): readonly RecordedSetting[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  // Every line is one that `addNote` wrote.
  return lines.map((line) => JSON.parse(line) as RecordedSetting);
}
