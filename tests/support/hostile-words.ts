/** Texts that would run in a page that let them; each calls `alert`. */
export const scripts = [
  "<script>alert(1)</script>",
  "</script><script>alert(2)</script>",
  "</title><script>alert(3)</script>",
  '"><img src=x onerror=alert(4)>',
  "'><svg onload=alert(5)>",
  "<svg><script>alert(6)</script></svg>",
  "<iframe srcdoc='<script>parent.alert(7)</script>'></iframe>",
  "<details open ontoggle=alert(8)>",
  "javascript:alert(9)",
  "[x](javascript:alert(10))",
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg== "x")',
  "<a href=javascript:alert(11)>x</a>",
  "${alert(12)}{{alert(12)}}<%= alert(12) %>",
  "<math><mtext></table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(13)>'>",
  "\u2028alert(14)\u2029</script>",
  "<!--<script>alert(15)//-->",
  "<base href=https://evil.example/><form action=https://evil.example><button>x",
  "<meta http-equiv=refresh content=0;url=https://evil.example>",
] as const;

/** The corpus as one text no longer than a field takes. */
export function corpus(limit: number, from = 0): string {
  let text = "";
  for (const script of [...scripts.slice(from), ...scripts.slice(0, from)])
    if (text.length + script.length < limit) text += `${script} `;
  return text.trim();
}
