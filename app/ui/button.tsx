import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

/** `primary`: the one thing to do next; `quiet`: the rest; `danger`: takes something away; `plain`: as text. */
export type ButtonLook = "primary" | "quiet" | "danger" | "plain";

interface ButtonStyle {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Smaller, for a button on a table row. */
  readonly small?: boolean;
  /** As wide as its column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export type ButtonProps = ButtonStyle & ComponentPropsWithoutRef<"button">;

/** A button; a submit button unless told otherwise. */
export function Button({
  look = "primary",
  icon,
  small,
  wide,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="submit"
      {...rest}
      className={classNames(styleOf({ look, small, wide }), className)}
    >
      {icon && <Icon name={icon} size={small ? 16 : 20} />}
      <span>{children}</span>
    </button>
  );
}

export type ButtonLinkProps = ButtonStyle &
  ComponentPropsWithoutRef<"a"> & { readonly href: string };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  look = "primary",
  icon,
  small,
  wide,
  children,
  className,
  ...rest
}: ButtonLinkProps) {
  return (
    <a {...rest} className={classNames(styleOf({ look, small, wide }), className)}>
      {icon && <Icon name={icon} size={small ? 16 : 20} />}
      <span>{children}</span>
    </a>
  );
}

interface Style {
  readonly look: ButtonLook;
  readonly small: boolean | undefined;
  readonly wide: boolean | undefined;
}

function styleOf({ look, small, wide }: Style): string {
  return classNames("button", `button-${look}`, small && "button-small", wide && "button-wide");
}
