import { paths } from "~/paths";
import { Breadcrumb } from "~/ui/navigation";
import { Page, type PageProps } from "~/ui/page";

export interface OrganisationFrameProps extends Omit<PageProps, "breadcrumb" | "hue"> {
  readonly organisation: {
    readonly slug: string;
    readonly name: string;
    readonly accentHue: number;
  };
  /** The pages between the organisation's own and this one. */
  readonly trail?: readonly { readonly href: string; readonly label: string }[];
}

/** What stands around every page about an organisation as a whole: its colour, and the way back to it. */
export function OrganisationFrame({ organisation, trail = [], ...page }: OrganisationFrameProps) {
  const home = { href: paths.organise(organisation.slug), label: organisation.name };
  return (
    <Page
      {...page}
      hue={organisation.accentHue}
      breadcrumb={<Breadcrumb crumbs={[home, ...trail]} />}
    />
  );
}
