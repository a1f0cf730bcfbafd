import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link that asks for its page when it is followed. Every page is read anew for whoever looks at
 * it, so what Next would fetch of it beforehand, for each link in view, would bring nothing.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
