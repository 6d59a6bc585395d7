import { Button } from "./button";
import { TextInput } from "./text-input";

export interface SearchFormProps {
  /** The list's address without its query. */
  readonly action: string;
  readonly label: string;
  readonly submitLabel: string;
  /** What was searched for; empty on a whole list. */
  readonly value: string;
  /** Filters that stay while searching. */
  readonly kept?: Readonly<Record<string, string | null>>;
  /** The way back to the whole list, shown while something is searched for; left out where none is ever shown. */
  readonly clear?: { readonly href: string; readonly label: string };
}

/** A search in a list: field and button on one line, what was asked for stays in the address as `q`. */
export function SearchForm({
  action,
  label,
  submitLabel,
  value,
  kept = {},
  clear,
}: SearchFormProps) {
  return (
    <form method="get" action={action} role="search" className="search">
      {Object.entries(kept).map(([name, filter]) =>
        filter === null ? null : <input key={name} type="hidden" name={name} value={filter} />,
      )}
      <div className="search-line">
        <TextInput name="q" type="search" label={label} defaultValue={value} autoComplete="off" />
        <Button look="quiet" icon="search">
          {submitLabel}
        </Button>
      </div>
      {clear && value !== "" && <a href={clear.href}>{clear.label}</a>}
    </form>
  );
}
