"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { Button } from "../ui/button";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { isFixed, type Tag } from "./tag";
import { useOfferAgain } from "./use-offer-again";

export type TagAction = "edit" | "merge" | "split" | "retire" | "delete";

/** A curator's actions on a tag. Restoring it needs no confirmation, since nothing is lost. */
export function TagMenu({ tag, onAction }: { tag: Tag; onAction: (action: TagAction) => void }) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const offerAgain = useOfferAgain();
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("editNamed", { label: tag.label })}
        onClick={() => onAction("edit")}
      >
        {ui("edit")}
      </Button>
      <Menu
        trigger={
          <Button size="small" variant="quiet" aria-label={t("moreNamed", { label: tag.label })}>
            {ui("more")}
          </Button>
        }
      >
        {!isFixed(tag) && !tag.retiredAt && (
          <>
            <MenuItem onSelect={() => onAction("merge")}>{t("merge")}…</MenuItem>
            <MenuItem onSelect={() => onAction("split")}>{t("split")}…</MenuItem>
          </>
        )}
        {tag.retiredAt ? (
          <MenuItem onSelect={() => void offerAgain(tag)}>{t("offerAgain")}</MenuItem>
        ) : (
          <MenuItem onSelect={() => onAction("retire")}>{t("retire")}…</MenuItem>
        )}
        <MenuLine />
        <MenuItem danger onSelect={() => onAction("delete")}>
          {ui("delete")} …
        </MenuItem>
      </Menu>
    </>
  );
}
