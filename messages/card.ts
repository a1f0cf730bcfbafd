import words from "./en-card.json";
import { addWords } from "./words";

addWords(words);
