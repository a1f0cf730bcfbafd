"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { FormActions } from "../ui/field";
import { LinkBox } from "../ui/link-box";
import { Menu, MenuItem } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { AccountSeen } from "./account-seen";
import { readableDate } from "@/lib/text/readable-date";
import styles from "./people.module.css";

export interface PersonMenuProps {
  readonly person: AccountSeen;
  readonly isSelf: boolean;
}

/** What can be done with an account. */
export function PersonMenu({ person, isSelf }: PersonMenuProps) {
  const t = useTranslations("People");
  const router = useRouter();
  const toast = useToast();
  const [isDisabling, setDisabling] = useState(false);
  const [link, setLink] = useState<{ link: string; until: string } | null>(null);
  const { id, name, disabledAt } = person;
  const params = { userId: id };

  const change = useSubmit("PATCH /people/{userId}", {
    onDone({ disabledAt: shut }) {
      setDisabling(false);
      toast({ text: t(shut ? "isDisabled" : "isEnabled", { name }) });
      router.refresh();
    },
    onRefused({ detail }) {
      if (disabledAt) toast({ text: detail, urgent: true });
    },
  });
  const reset = useSubmit("POST /people/{userId}/password-resets", {
    onDone: (made) => setLink({ link: made.link, until: readableDate(made.expiresAt) }),
    onRefused: ({ detail }) => toast({ text: detail, urgent: true }),
  });
  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" icon aria-label={t("menuOf", { name })}>
            ⋯
          </Button>
        }
      >
        <MenuItem onSelect={() => reset.submit({ params })}>{t("resetLink")}</MenuItem>
        {!isSelf && disabledAt && (
          <MenuItem onSelect={() => change.submit({ params, body: { disabled: false } })}>
            {t("enable")}
          </MenuItem>
        )}
        {!isSelf && !disabledAt && (
          <MenuItem danger onSelect={() => setDisabling(true)}>
            {t("disable")}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={isDisabling}
        onOpenChange={setDisabling}
        title={t("disableTitle", { name })}
        action={t("disable")}
        submission={change}
        onConfirm={() => change.submit({ params, body: { disabled: true } })}
      >
        {t("disableWords")}
      </ConfirmDialog>
      <Dialog
        open={link !== null}
        onOpenChange={() => setLink(null)}
        title={t("resetTitle", { name })}
      >
        {link && (
          <div className={styles.reset}>
            <p>{t("resetWords", { name, until: link.until })}</p>
            <LinkBox link={link.link} />
            <FormActions>
              <Button variant="primary" onClick={() => setLink(null)}>
                {t("done")}
              </Button>
            </FormActions>
          </div>
        )}
      </Dialog>
    </>
  );
}
