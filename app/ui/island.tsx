/** The small scripts a page may load. Every page works without them. */
export type IslandName =
  | "submit-once"
  | "live-preview"
  | "register-sum"
  | "hold-countdown"
  | "copy-field"
  | "now-marker"
  | "share"
  | "framed";

declare global {
  interface ImportMetaEnv {
    /** Set by the build: where each island went, with its hash. Absent in development. */
    readonly TREFF_ISLANDS?: Readonly<Record<string, string>>;
  }
}

/** Loads an island. A module script: it runs after the page is there, once however often it is asked for. */
export function Island({ name }: { name: IslandName }) {
  return (
    <script
      type="module"
      src={import.meta.env.TREFF_ISLANDS?.[name] ?? `/app/ui/islands/${name}.ts`}
    />
  );
}
