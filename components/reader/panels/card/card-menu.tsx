"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { type Annotation } from "@/lib/annotation/annotation";
import { linkTo } from "../../model/annotation-url";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import { useRemoval } from "../../context/use-removal";
import { STATUSES } from "@/lib/contract/terms";

interface CardMenuProps {
  readonly annotation: Annotation;
  readonly mayEdit: boolean;
  readonly mayRemove: boolean;
  readonly onHistory: () => void;
}

/** The rarer actions on an annotation. */
export function CardMenu({ annotation, mayEdit, mayRemove, onHistory }: CardMenuProps) {
  const t = useTranslations("Card");
  const toast = useToast();
  const { reading } = useReaderContext();
  const remove = useRemoval();
  const { id, visibility, status } = annotation;
  const other = visibility === "private" ? "project" : "private";

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(linkTo(id));
      toast({ text: t("copied") });
    } catch {
      toast({ text: linkTo(id), urgent: true });
    }
  };

  return (
    <Menu
      trigger={
        <Button size="small" variant="quiet">
          {t("more")}
        </Button>
      }
      align="start"
    >
      <MenuItem onSelect={() => void copy()}>{t("copyLink")}</MenuItem>
      <MenuItem onSelect={onHistory}>{t("history")}</MenuItem>
      {mayEdit && (
        <MenuItem onSelect={() => reading.edit(annotation, { visibility: other })}>
          {t(`make.${other}`)}
        </MenuItem>
      )}
      {mayOn(reading.me, annotation, "annotation.judge") && (
        <>
          <MenuLine />
          <MenuChoice
            label={t("judge")}
            value={status}
            options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(next) => reading.judge(annotation, next)}
          />
        </>
      )}
      {mayRemove && (
        <>
          <MenuLine />
          <MenuItem danger onSelect={() => remove(annotation)}>
            {t("remove")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
