"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import "@/messages/documents";
import { TimeText } from "../ui/date-text";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { call, unreachable } from "../api";
import type { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import { AddressField, addressOf } from "./address-field";
import type { Document } from "./document";
import { Preview } from "./preview";
import type { Added, Chosen, DocumentPreview } from "./upload";
import { useOfferSpeakers } from "./use-offer-speakers";

export const NO_ADDRESS = { address: "" };

export interface ImportAddressProps {
  readonly projectId: string;
  readonly typing: ReturnType<typeof useFormDraft<typeof NO_ADDRESS>>;
  /** Called with the imported document; without it, its page is opened. */
  readonly onIn?: (document: Document) => void;
}

/** Imports a page by its address; it is fetched by the server, and seen before it is kept. */
export function ImportAddress({ projectId, typing, onIn }: ImportAddressProps) {
  const [{ address }, onChange, draft] = typing;
  const t = useTranslations("Import");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const offerSpeakers = useOfferSpeakers(projectId);
  /** What is previewed: an address, under the id that its document gets. */
  const [shown, setShown] = useState<{ readonly id: string; readonly url: string } | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [fetched, setFetched] = useState<DocumentPreview["fetched"]>();
  const [failed, setFailed] = useState(false);
  const fetching = useRef<AbortController | null>(null);
  useEffect(() => () => fetching.current?.abort(), []);

  const typed = address.trim();
  const url = addressOf(typed);
  const isShown = shown?.url === url;

  /** A call that the next one ends, and closing the form. */
  async function send(body: { readonly id?: string; readonly url: string }, isTrial: boolean) {
    fetching.current?.abort();
    const controller = new AbortController();
    fetching.current = controller;
    try {
      return await call("POST /projects/{projectId}/documents", {
        params: { projectId },
        query: { ...chosen, ...(isTrial ? { dryRun: "true" as const } : {}) },
        body,
        signal: controller.signal,
      });
    } catch {
      return unreachable();
    }
  }

  async function load() {
    const answer = await send({ url }, true);
    if (!answer.ok) {
      // What was ended has not failed.
      if (!fetching.current?.signal.aborted) setFailed(true);
      return answer;
    }
    setFailed(false);
    const value = answer.value as DocumentPreview;
    setFetched(value.fetched);
    return { ok: true as const, value };
  }

  const form = useSubmission(
    async () => {
      const answer = await send({ id: shown?.id ?? uuid(), url }, false);
      return answer.ok ? { ok: true as const, value: answer.value as Added } : answer;
    },
    {
      wrong: { url: typed === "" && t("addressless") },
      draft,
      onDone(document) {
        void offerSpeakers([document]);
        if (onIn) return onIn(document);
        router.push(`/projects/${projectId}/documents/${document.id}`);
        return "leaving";
      },
    },
  );

  /** Ends what is being fetched, and shows nothing of it. */
  function stop() {
    fetching.current?.abort();
    setShown(null);
    setFetched(undefined);
    setFailed(false);
    form.reset();
  }

  function change(value: string) {
    onChange({ address: value });
    setChosen({});
    stop();
  }

  /** The first press shows what would be kept, the second keeps it. */
  function submit() {
    if (typed === "" || fetched) return form.submit();
    stop();
    setShown({ id: uuid(), url });
  }

  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <AddressField
        address={address}
        onChange={change}
        hint={t("addressHint")}
        error={form.errorAt("url")}
      />
      {isShown && !form.busy && (
        <Preview of={shown.id} load={load} chosen={chosen} onChoose={setChosen} isFile />
      )}
      {isShown && fetched && !form.busy && (
        <p>
          {t.rich("fetched", {
            address: () => <bdi>{fetched.finalUrl}</bdi>,
            time: () => <TimeText at={fetched.fetchedAt} />,
            size: Math.max(0.1, fetched.size / 1_000),
          })}
        </p>
      )}
      {form.detail !== null && !form.busy && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      {form.busy && (
        <div role="status">
          <Progress label={t("fetching")} value={null} />
        </div>
      )}
      <FormActions>
        {draft.isChanged && <Button onClick={draft.discard}>{ui("discard")}</Button>}
        {isShown && !fetched && !failed && <Button onClick={stop}>{t("stop")}</Button>}
        <Button
          type="submit"
          variant="primary"
          loading={form.busy}
          disabled={isShown && !fetched && !failed}
        >
          {fetched ? t("bringIn") : failed ? t("fetchAgain") : t("fetch")}
        </Button>
      </FormActions>
    </Form>
  );
}
