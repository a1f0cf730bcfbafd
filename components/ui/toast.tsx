"use client";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import styles from "./toast.module.css";

export interface Toast {
  readonly text: string;
  /** A button such as "Undo". */
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Stays until it is closed, and is announced at once. */
  readonly urgent?: boolean;
  /** Takes the place of the last one about the same, whose button would do something else by now. */
  readonly about?: string;
}

interface Shown extends Toast {
  readonly key: number;
}

interface Toasting {
  readonly show: (toast: Toast) => void;
  readonly dropAbout: (about: string) => void;
}

const Context = createContext<Toasting>({ show: () => undefined, dropAbout: () => undefined });

/** Shows a short sentence at the foot of the page and announces it to screen readers. */
export function useToast(): (toast: Toast) => void {
  return useContext(Context).show;
}

/** Takes the toasts about something away, as soon as it is on the page itself. */
export function useDropToasts(): (about: string) => void {
  return useContext(Context).dropAbout;
}

/** How long a toast stays, in milliseconds: time to read it twice. */
const STAYS = 7_000;

/** The live regions exist from the first paint: one added later is often not read out. */
export function Toasts({ children }: { children: React.ReactNode }) {
  const t = useTranslations("Ui");
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const last = useRef(0);
  const say = useCallback((toast: Toast) => {
    const key = ++last.current;
    setShown((before) => {
      const others = before.filter(({ about }) => about === undefined || about !== toast.about);
      return [...others.slice(-2), { ...toast, key }];
    });
  }, []);
  const drop = useCallback((key: number) => {
    setShown((before) => before.filter((toast) => toast.key !== key));
  }, []);
  const toasting = useMemo(
    () => ({
      show: say,
      dropAbout: (topic: string) =>
        setShown((before) =>
          before.some(({ about }) => about === topic)
            ? before.filter(({ about }) => about !== topic)
            : before,
        ),
    }),
    [say],
  );
  const groups = useMemo(
    () => [shown.filter((toast) => !toast.urgent), shown.filter((toast) => toast.urgent)],
    [shown],
  );
  return (
    <Context.Provider value={toasting}>
      {children}
      <div
        className={styles.region}
        data-print="no"
        data-notices=""
        role={shown.length > 0 ? "region" : undefined}
        aria-label={shown.length > 0 ? t("notices") : undefined}
      >
        {groups.map((toasts, urgent) => (
          // With "aria-live" a modal dialog leaves it to those who can not see it.
          <div
            key={urgent}
            role={urgent ? "alert" : "status"}
            aria-live={urgent ? "assertive" : "polite"}
            aria-relevant="additions"
          >
            {toasts.map((toast) => (
              <Line key={toast.key} toast={toast} onGone={drop} close={t("close")} />
            ))}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

interface LineProps {
  readonly toast: Shown;
  readonly onGone: (key: number) => void;
  readonly close: string;
}

function Line({ toast, onGone, close }: LineProps) {
  const { key, urgent, action } = toast;
  // Whoever has reached the toast, by pointer or by key, gets time to press its button.
  const [reached, setReached] = useState(false);
  useEffect(() => {
    if (urgent || reached) return;
    const timer = setTimeout(() => onGone(key), STAYS);
    return () => clearTimeout(timer);
  }, [key, urgent, reached, onGone]);
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setReached(true)}
      onPointerLeave={() => setReached(false)}
      onFocus={() => setReached(true)}
      onBlur={() => setReached(false)}
    >
      <span>{toast.text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.onPress();
            onGone(key);
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" aria-label={close} onClick={() => onGone(key)}>
        ✕
      </button>
    </div>
  );
}
