import words from "./en-claim-pages.json";
import { addWords } from "./words";

addWords(words);
