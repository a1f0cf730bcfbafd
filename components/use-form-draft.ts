import {
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslations } from "use-intl";
import { useDrafts } from "./drafts-provider";
import { isSame, resumeForm, type Fields, type FormDraft, type Resumed } from "./form-draft";
import { useToast } from "./ui/toast";

const subscribeToNothing = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

type Change<T> = (some: Partial<T> | ((now: T) => Partial<T>)) => void;

/**
 * The fields of a form under a name of its own, which must say what the form changes. What is
 * written outlives the form, the page and the browser's session, until it is saved or discarded, and
 * whoever closes the form hears that it was kept. Not for passwords and other secrets. The values of
 * the fields are made of what JSON can say; `first` is what the form begins with.
 */
export function useFormDraft<T extends object>(
  name: string,
  first: () => T,
): readonly [T, Change<T>, FormDraft] {
  const t = useTranslations("Draft");
  const toast = useToast();
  const { drafts } = useDrafts();
  const [now] = useState(first);
  const isHydrated = useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer);
  const [start] = useState(() => ({
    ...resumeForm(isHydrated ? drafts.get(name) : undefined, now),
    isHydrated,
  }));
  const [fields, setFields] = useState<T>(start.fields);
  const [resumed, setResumed] = useState(start.resumed);
  const latest = useRef(fields);

  const show = useCallback((next: T, found: Resumed | null) => {
    latest.current = next;
    setFields(next);
    setResumed(found);
  }, []);
  const change = useCallback<Change<T>>(
    (some) => {
      const next = {
        ...latest.current,
        ...(typeof some === "function" ? some(latest.current) : some),
      };
      latest.current = next;
      setFields(next);
      if (isSame(next, now)) drafts.remove(name);
      else drafts.set(name, { base: now as Fields, fields: next as Fields });
    },
    [drafts, name, now],
  );
  const finish = useCallback(() => drafts.remove(name), [drafts, name]);

  useEffect(() => {
    const resume = () => {
      const again = resumeForm(drafts.get(name), now);
      show(again.fields, again.resumed);
    };
    // The page as the server sends it does not know what this browser keeps.
    if (!start.isHydrated) resume();
    return drafts.onRestored((restored) => restored === name && resume());
  }, [drafts, name, now, show, start]);
  const discard = useCallback(() => {
    const discarded = drafts.get(name);
    drafts.remove(name);
    show(now, null);
    if (discarded === undefined) return;
    const undo = { label: t("undo"), onPress: () => drafts.restore(name, discarded) };
    toast({ text: t("discarded"), action: undo });
  }, [drafts, name, now, show, t, toast]);

  const onLeft = useEffectEvent(() => {
    if (!drafts.has(name)) return;
    const text = t(drafts.isUnstored(name) ? "keptForNow" : "kept");
    toast({ text, action: { label: t("discard"), onPress: discard }, about: "draft" });
  });
  useEffect(() => () => onLeft(), []);

  return [fields, change, { isChanged: !isSame(fields, now), resumed, discard, finish }];
}

/** Calls `open` when the draft of this name, once discarded, is put back. */
export function useDraftRestored(name: string, open: () => void): void {
  const { drafts } = useDrafts();
  const onRestored = useEffectEvent(open);
  useEffect(
    () => drafts.onRestored((restored) => restored === name && onRestored()),
    [drafts, name],
  );
}

/**
 * Whether the form of this name is open: from the start where something is kept of it, and again
 * when that is put back.
 */
export function useDraftOpen(name: string): readonly [boolean, (open: boolean) => void] {
  const { drafts } = useDrafts();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const openIfKept = () => drafts.has(name) && setOpen(true);
    // The page as the server sends it does not know what this browser keeps.
    openIfKept();
    return drafts.onRestored((restored) => restored === name && setOpen(true));
  }, [drafts, name]);
  return [isOpen, setOpen];
}

/**
 * Opens a form whose draft is put back, and says on coming to the page that one waits. `begins` is
 * the name of the form, or what the names of several begin with; `open` is called with the name.
 */
export function useDraftOpener(begins: string, open: (name: string) => void): void {
  const t = useTranslations("Draft");
  const toast = useToast();
  const { drafts } = useDrafts();
  const onOpen = useEffectEvent(open);
  const onArrived = useEffectEvent(() => {
    const [name] = drafts.namesUnder(begins);
    if (name === undefined) return;
    toast({ text: t("waits"), action: { label: t("goBack"), onPress: () => open(name) } });
  });
  useEffect(() => {
    onArrived();
    return drafts.onRestored((name) => name.startsWith(begins) && onOpen(name));
  }, [drafts, begins]);
}
