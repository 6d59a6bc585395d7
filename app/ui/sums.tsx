import type { ReactNode } from "react";

/** What amounts above come to, row by row: the last one is the sum that counts. */
export function Sums({ children }: { readonly children: ReactNode }) {
  return <dl className="money-total">{children}</dl>;
}

/** One row of {@link Sums}; `amount` is written as money already. */
export function SumRow({ label, amount }: { readonly label: string; readonly amount: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
