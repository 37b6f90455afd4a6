import { expect, test } from 'vitest';
import { compileGoTemplate } from './template.ts';

test.each([
  ['{{- if  .A  -}} x {{- else -}} y {{ end }}', '{{if .A}}x{{else}}y {{end}}'],
  ['{{ if 1 }}a{{ else if 2 }}b{{ end }}', '{{if 1}}a{{else}}{{if 2}}b{{end}}{{end}}'],
  ['{{ range $i,$v := .A.B }}{{ break }}{{ end }}', '{{range $i, $v := .A.B}}{{break}}{{end}}'],
  [
    '{{ $x := (len .A) | print "a" `b` }}{{ $x = 1 }}{{ ($x).y }}',
    '{{$x := (len .A) | print "a" `b`}}{{$x = 1}}{{($x).y}}',
  ],
  ['a{{/* b */}}c{{ nil }}{{ $.A.b }}{{ "\\x41" }}', 'ac{{nil}}{{$.A.b}}{{"\\x41"}}'],
  ['{{ block "b" . }}x{{ end }}', '{{define "b"}}x{{end}}{{template "b" .}}'],
  ['{ {{- 1 }}', '{{"{"}}{{1}}'],
  ['{{/**/}}a{{/**/}}{ {{- /**/ -}} {b', 'a{{"{{"}}b'],
])('%s', (text, printed) => {
  const once = String(compileGoTemplate('t', text));
  expect(once).toBe(printed);
  expect(String(compileGoTemplate('t', once))).toBe(once);
});
