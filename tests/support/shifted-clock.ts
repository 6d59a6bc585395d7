/**
 * The environment of a process whose clock goes wrong by `milliseconds`: every `Date` of it is off, its timers are
 * not, as on a machine that was set wrong.
 */
export function clockOff(milliseconds: number): Readonly<Record<string, string>> {
  const script = `
    const Right = Date;
    const now = () => Right.now() + ${milliseconds};
    globalThis.Date = class Date extends Right {
      constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
      static now() { return now(); }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
