/**
 * A page of A4 as PDF (ISO 32000-1): a heading and lines of text in Helvetica. What it cannot write is left out:
 * it knows the letters of WinAnsi, no more.
 */
export function leaflet(title: string, lines: readonly string[]): Buffer {
  const text = (words: string) => words.replace(/[\\()]/g, "\\$&").replace(/[^\x20-\xff]/g, "");
  const body = lines.map((line) => `(${text(line)}) '`).join("\n");
  const content = `BT /Bold 22 Tf 72 760 Td (${text(title)}) Tj /Plain 12 Tf 18 TL 0 -20 Td\n${body}\nET`;
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /Plain 5 0 R /Bold 6 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font("Helvetica"),
    font("Helvetica-Bold"),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, "latin1");
}
