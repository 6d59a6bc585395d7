import type { Locale } from "~/kernel/locales";

/**
 * Common first and last names, mixed by chance. Surnames that would make somebody well known together with one
 * of the first names are left out.
 */
export const firstNames: Readonly<Record<Locale, readonly string[]>> = {
  nb: listed(`
    Åse, Bjørg, Solveig, Ingeborg, Sunniva, Ragnhild, Torunn, Gunnhild, Synnøve, Eline,
    Hedda, Tuva, Vilde, Oda, Maren, Silje, Guro, Frøydis, Borghild, Signe, Anne-Lise,
    Ann-Kristin, Mari Helene, Ida Marie, Randi, Berit, Unni, Kjersti, Janne, Turid, Øyvind,
    Håkon, Sondre, Eirik, Jørn, Torbjørn, Geir, Kjetil, Asbjørn, Sverre, Vegard, Trygve,
    Ståle, Leif-Arne, Odd-Inge, Jan Erik, Per Kristian, Amund, Brage, Eskil, Sigurd,
    Torstein, Yngve, Ådne, Halvor, Gaute, Arvid, Roar, Steinar, Oddvar`),
  sv: listed(`
    Åsa, Annika, Britt-Marie, Ebba, Elsa-Karin, Gunilla, Ingalill, Kerstin, Linnéa,
    Maj-Britt, Märta, Pernilla, Siv, Ulla, Ylva, Tindra, Wilma, Agneta, Birgitta, Hillevi,
    Åke, Björn-Erik, Göran, Håkan, Jörgen, Kjell, Lennart, Mårten, Östen, Sören, Torgny,
    Urban, Vilgot, Anders, Bengt-Olof, Christer, Fredrik, Hampus, Karl-Johan, Staffan`),
  en: listed(`
    Amina, Beatriz, Chidi, Dimitra, Elif, Farah, Grace, Hiroko, Ioana, Jelena, Kwame,
    Leila, Mateusz, Nadia, Oisín, Priya, Quentin, Ravi, Siobhán, Tomasz, Ulises, Valentina,
    Wanjiru, Xiomara, Yusuf, Zofia, Aisling, Bartosz, Callum, Deepa`),
};

export const lastNames: Readonly<Record<Locale, readonly string[]>> = {
  nb: listed(`
    Bråten, Lunde, Sætre, Bjørnstad, Eikeland, Rønning, Fossum, Nygård, Skogstad, Åsheim,
    Tveiten, Sørli, Engen, Øverby, Kvamme, Dahlen, Løkken, Myhre, Torgersrud, Berget,
    Grønli, Sletten, Ulvestad, Ødemark, Hagelund, Ås-Pettersen, Lien Bakkerud, Storhaug,
    Nordgarden, Vestby, Kjølstad, Hørsand, Tangerud, Furuseth, Brenden, Gjestvang,
    Røhnebæk, Sandviken Moe, Ålien, Hjelmerud, Skjærvik, Blåfjell, Grindaker, Sveum,
    Opsahl-Lie, Elverud, Haugli, Kleppen, Narum, Rismyhr`),
  sv: listed(`
    Åkerlund, Björkman, Dahlqvist, Ekström, Forsmark, Grönlund, Häggström, Isaksson,
    Källberg, Lövgren, Malmsten, Norrby, Öhrn, Palmcrantz, Rosenqvist, Sjöstedt, Tärnström,
    Utterström, Vallgren, Wikstrand, Ängquist, Östlund-Berg, Hyttsten, Smedman, Brolin Ask,
    Skoglöf, Stenmalm, Ramqvist, Törnsäter, Gällström`),
  en: listed(`
    Abara, Brennan, Castellanos, Doukas, Erdoğdu, Fitzmaurice, Gathoni, Hashimoto, Ionescu,
    Jovanović, Kowalczyk, Lindqvist-Rao, Mensah, Nakamura, O'Driscoll, Petrescu, Quispe,
    Raghunathan, Sayed, Thackeray, Uzun, Villaseñor, Whitcombe, Yıldız, Zielińska,
    Achterberg, Bouchard, Ferreira, Kapoor, MacInnes`),
};

/** Seventy characters: whoever draws a list has to cope with somebody like this. */
export const longName = "Anne-Margrethe Bjørg-Synnøve Kristoffersdatter Øygarden-Stangnesætermo";

function listed(names: string): string[] {
  return names.split(",").map((name) => name.trim());
}
