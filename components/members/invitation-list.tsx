"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Table } from "../ui/table";
import { RevokeButton } from "../revoke-button";
import { useSubmit } from "../use-submit";
import { LinkBox } from "../ui/link-box";
import type { Invitation } from "./member";
import { readableDate } from "@/lib/text/readable-date";
import { DateText } from "../ui/date-text";
import styles from "./member-list.module.css";

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations("MembersPage");
  if (invitations.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">{t("pending")}</h2>
      <Table
        caption={t("pending")}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          {
            key: "email",
            label: t("email"),
            cell: ({ email, name }) => (
              <>
                <bdi>{email}</bdi> {name && <bdi className={styles.you}>{name}</bdi>}
              </>
            ),
          },
          { key: "role", label: t("role"), cell: ({ role }) => t(`roles.${role}`) },
          { key: "by", label: t("invitedBy"), cell: ({ invitedBy }) => <bdi>{invitedBy}</bdi> },
          {
            key: "expires",
            label: t("expires"),
            cell: ({ expiresAt, state }) => (
              <>
                <DateText date={expiresAt} />{" "}
                {state === "expired" && <Chip tone="muted">{t("states.expired")}</Chip>}
              </>
            ),
          },
          {
            key: "actions",
            label: t("actions"),
            actions: true,
            align: "end",
            cell: (invitation) => (
              <>
                <ShowLink invitation={invitation} />
                <Revoke invitation={invitation} />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Shows the link of an invitation again; an expired one is renewed first. */
function ShowLink({ invitation: { id, email, state } }: { readonly invitation: Invitation }) {
  const t = useTranslations("MembersPage");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const showing = useSubmit("POST /invitations/{invitationId}/link", {
    onDone(shown, [{ body }]) {
      const until = readableDate(shown.expiresAt);
      setLink(shown.link);
      setWords(
        t(body.renew ? "renewedUntil" : "linkWords", { email, until }) +
          (shown.replaced ? ` ${t("linkReplaced")}` : "") +
          (shown.mail === "off" ? "" : ` ${t(`mailed.${shown.mail}`)}`),
      );
      setOpen(true);
      if (body.renew) router.refresh();
    },
    onRefused: () => setOpen(true),
  });
  const show = (renew: boolean) =>
    showing.submit({ params: { invitationId: id }, body: { renew } });
  const isExpired = state === "expired";
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={t(isExpired ? "renewNamed" : "showLinkNamed", { email })}
        loading={showing.busy && !open}
        onClick={() => show(isExpired)}
      >
        {t(isExpired ? "renew" : "showLink")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("linkTitle")}>
        <div className={styles.results}>
          {showing.detail !== null && <Problem>{showing.detail}</Problem>}
          {link && (
            <>
              <p role="status">{words}</p>
              <LinkBox link={link} />
            </>
          )}
          <FormActions>
            {link && (
              <Button loading={showing.busy} onClick={() => show(true)}>
                {t("renew")}
              </Button>
            )}
            <Button variant="primary" onClick={() => setOpen(false)}>
              {t("done")}
            </Button>
          </FormActions>
        </div>
      </Dialog>
    </>
  );
}

function Revoke({ invitation: { id, email } }: { readonly invitation: Invitation }) {
  const t = useTranslations("MembersPage");
  return (
    <RevokeButton
      operation="DELETE /invitations/{invitationId}"
      sent={[{ params: { invitationId: id } }]}
      label={t("revoke")}
      fullLabel={t("revokeNamed", { email })}
      revoked={t("revoked", { email })}
    />
  );
}
