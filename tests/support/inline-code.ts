/**
 * What of a page's HTML would run or style by itself: scripts without `src`, `<style>`, `style` and handler
 * attributes. What people wrote is text or stands in quotes, where it does nothing; data for search engines is no
 * script.
 */
export function inlineCodeIn(html: string): readonly string[] {
  const bare = html
    .replaceAll('<script type="application/ld+json">', "<data>")
    .replace(/"[^"]*"/g, '""');
  return bare.match(/<script(?![^>]*\bsrc=)[^>]*>|<style|<[^<>]*\s(?:style|on[a-z]+)=/gi) ?? [];
}
