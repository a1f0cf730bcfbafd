"use client";
import { fileKindOf, FORMATS, type ExportScope, type Format } from "@/lib/contract/formats";
import { MenuItem } from "../ui/menu";
import { useLoss } from "./use-loss";

interface ExportItemsProps {
  readonly scope: ExportScope;
  /** Where the file of a format is. */
  readonly hrefOf: (format: string) => string;
}

/** How many parts a menu names; the page that compares the formats names them all. */
const MOST_NAMED = 3;

/** The formats of exports of chosen texts, each with what its file does not hold, before one downloads it. */
export function ExportItems({ scope, hrefOf }: ExportItemsProps) {
  const lossOf = useLoss(MOST_NAMED);
  const isOffered = ({ scopes, isWhole }: Format) =>
    scopes.some((one) => one === scope) && !isWhole;
  return FORMATS.filter(isOffered).map((format) => (
    <MenuItem
      key={format.id}
      href={hrefOf(format.id)}
      download
      aside={fileKindOf(format, scope).ending}
      detail={lossOf(format.id)}
    >
      {format.label}
    </MenuItem>
  ));
}
