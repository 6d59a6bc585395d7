import type { ReactNode } from "react";
import { Button } from "./button";
import { Island } from "./island";

export interface RepeaterProps {
  /** The rows there are, drawn by the page. */
  readonly children: ReactNode;
  /** A row not filled in yet, its index written as `__n__` in names, ids and labels (a person's number as `__m__`). */
  readonly blank: ReactNode;
  /** The index the next row gets. */
  readonly next: number;
  readonly addLabel: string;
  /** What the button sends without JavaScript, so that the server adds the row: `intent` = `add-seat`. */
  readonly intent: { readonly name: string; readonly value: string };
}

/** Rows of fields of which there can be more. The server adds one; the island saves the round trip. */
export function Repeater({ children, blank, next, addLabel, intent }: RepeaterProps) {
  return (
    <div className="repeater" data-repeater data-next={next}>
      <div className="repeater-rows" data-rows>
        {children}
      </div>
      <template>{blank}</template>
      <Button look="quiet" icon="add" {...intent} formNoValidate data-add>
        {addLabel}
      </Button>
      <Island name="repeater" />
    </div>
  );
}
