"""The words that decide about sentence boundaries."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _capitalized(text: str) -> frozenset[str]:
    return frozenset(word.capitalize() for word in text.split())


MARKS = frozenset({".", "..", "!", "?", "…", "...", "....", "!!", "!!!", "??", "???", "?!", "!?"})
CLOSERS = frozenset({"“", "”", "’", ")", "]", "''"})
OPENERS = frozenset({"„", "‚", "»", "«", "›", "‹", "“", '"', "'", "‘", "(", "["})
# What opens a quotation in front of a word, in German, Swiss and English habit and as typed in plain text.
QUOTES_THAT_OPEN = frozenset({"„", "‚", "»", "«", "›", "‹", "“", "‘", '"', "'", "``", "''"})
STRAIGHT_QUOTES = frozenset({'"', "'", "«", "»", "‘", "›", "‹"})

# No sentence ends here, unless quotes close and a function word follows.
ABBREVIATIONS = _words("""
    abb. abg. abs. abt. allg. anm. art. aufl. bd.
    bes. betr. bzgl. bzw. ca. cf. chr. d. dez. dipl. dr. dt. ebd. ehem. eigtl. einschl. engl. etw. ev.
    evtl. f. feb. frz. geb. gegr. gen. gest. ggf. gouv. griech. h. hg. hl. hrsg. ing. inkl. insb.
    insbes. ital. jan. jh. jhdt. kap. kath. lat. lt. mag. max. min. mind. mr. mrs. ms. mt. nov. nr. o.
    obb. okt. op. p. phil. prof. rd. röm. s. sept. sen. sog. sr. st. stellv. sto. str. tel. tgl. u. ung.
    urspr. usf. v. verh. vgl. vol. vors. z. zit. zzgl. bspw. jew. kgl. lfd. mdb. mdl. msgr. nat. rer.
    oö. nö. rep. sgt. cpt. capt. col. maj. gov. bgm. dkfm. komm.-rat hofr. reg.-bez. bez. ffm. jr. adj.
    dgl. dsgl. verf. zw. zt.
    """)

# A sentence may end here: it does if a function word or a quotation follows.
ENDING_ABBREVIATIONS = _words("""
    usw. etc. u.a. u.ä. u.s.w. co. inc. ltd. corp. mio. mrd. tsd. std. min. sek. jh. jhdt. jr. sr. a.d.
    e.v. chr. v.chr. n.chr. a.m. p.m. uvm. u.v.m. o.ä. m. c. dgl. ff. f. u.s. usa. str. bros. mill. hbf.
    jun. dpa. ag. km. kg. cm.
    """)

# Nouns that an ordinal stands before, with or without an article.
ORDINAL_NOUNS = _words("""
    Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan.
    Feb. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. FC SC SV FSV TSV VfL Bundesliga Liga Weltkrieg
    Weltkriegs Jahrhundert Jahrhunderts Jahrhunderten Jh. Jhdt. Geburtstag Jahrestag Todestag Mal Platz
    Rang Runde Minute Tag Klasse Etage Stock Bezirk Juli/August Quartal Halbjahr Hälfte Spieltag Stelle
    Auflage Sitzung Wahlperiode Legislaturperiode Armee Division Panzerdivision Infanteriedivision
    Dynastie Sinfonie Symphonie Staffel Etappe Lesung Kapitel Klassen Jahrgang Präsident
    """)

DETERMINERS = _words("""
    der die das dem den des ein eine einer einem einen eines am im zum zur vom beim ins ans bis seit ab
    und oder vor nach auf dessen deren sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer
    ihres unser unsere unseren unserem diesem dieser dieses jeder jedem jeden mein meine meinem meinen –
    - bis- / ( sowie rund etwa zweiten
    """)

# Capitalized function words: behind a full stop they begin a sentence.
STARTERS = _capitalized("""
    ab aber alle allein allem allen aller allerdings alles als also am an andere anders anfang anfangs
    angesichts anhand anschließend anstatt auch auf aufgrund aus ausgerechnet außer außerdem außerhalb
    bald bei beide beiden beides beim bereits besonders bevor bis bisher bislang bitte bloß da dabei
    dadurch dafür dagegen daher dahin dahinter damals damit danach dank dann daran darauf daraufhin
    daraus darin darüber darum darunter das dass davon davor dazu dem demnach den dennoch denn der deren
    derzeit des deshalb dessen desto deswegen dich die dies diese diesem diesen dieser dieses diesmal
    dir doch dort du durch eben ebenfalls ebenso eher eigentlich ein eine einem einen einer eines einige
    einigen einiger einiges einmal einst endlich entgegen entlang er erneut erst erstmals es etliche
    etwa etwas euch falls fast für ganz ganze gar gegen gegenüber gemäß genau genauso gerade gern
    gestern gibt hat hatte haben heute hier hierbei hierfür hiervon hierzu hingegen hinter hinzu ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer immerhin in indem infolge innerhalb ins
    insbesondere insgesamt inzwischen irgendwann ist ja jede jedem jeden jeder jedes jedoch jemand jene
    jenem jenen jener jenes jetzt kann kaum kein keine keinem keinen keiner keines können könnte künftig
    kurz längst laut lediglich letztlich man manche manchen mancher manchmal man mehr mehrere mein meine
    meinem meinen meist meistens mit mithilfe mitte mittels mittlerweile möglicherweise muss müssen nach
    nachdem nachher natürlich neben nein nicht nichts nie niemand noch nun nur ob obgleich obwohl oder
    oft ohne per plötzlich schließlich schon sehr sei seien sein seine seinem seinen seiner seit seitdem
    seither selbst selten sich sicher sie sind so sobald sodass sofern sofort sogar solange solch solche
    sollte sollten somit sondern sonst soviel sowie sowohl später statt stattdessen stets tatsächlich
    trotz trotzdem über überall überhaupt übrigens um umso und uns unser unsere unserem unseren unserer
    unter vergangenes viel viele vielen vieles vielleicht vielmehr vom von vor vorher vorerst während
    wann war waren warum was weder wegen weil weitere weiter weiterhin welche welchem welchen welcher
    welches wem wen wenig wenige wenn wer werden weshalb wie wieder wieso will wir wird wirklich wo
    wobei wodurch wofür woher wohin wohl wollen womit woran worauf würde wurde wurden zu zudem zuerst
    zufolge zugleich zuletzt zum zumal zumindest zunächst zur zurzeit zusammen zusätzlich zuvor zwar
    zwischen
    """)

# A line that ends in one of these was wrapped: the sentence goes on in the next line.
WRAP_WORDS = _words("""
    der die das dem den des ein eine einer einem einen eines und oder sowie in im an am auf aus bei beim
    mit nach von vom vor zu zum zur für über unter durch gegen ohne um bis seit ab als wie dass ob wenn
    weil sein seine seinen seiner ihr ihre ihren ihrer sich nicht auch ist sind war waren hat haben wird
    werden wurde wurden kein keine keinen zwischen
    """)

# A capital here, in the middle of a line and without a mark before it, shows that the mark was left out.
# Kept free of words that are nouns, too (Anfang, Oder, Würde), and of forms of address (Sie, Ihr).
BARE_STARTERS = _capitalized("""
    der die das dem den des ein eine einer einem er es wir ich man wenn als dann dazu dabei damit danach
    dort doch durch auch aber aus außerdem auf bei beim bereits bis da daher dafür deshalb diese dieser
    dieses diesem diesen für hier im in jetzt jedoch leider mehrere mit nach nachdem nun nur ob obwohl
    schon seit seine ohne sogar trotz trotzdem um und unter viele vom von vor warum was weil wer wie wo
    während zu zudem zum zur zwar über
    """)

# "Die Zeit", "Der Spiegel", "Die Linke": names that begin with a capital article.
ARTICLE_NAMES = _words("""
    Linke Linken LINKE LINKEN Grünen Grüne Zeit Welt Presse Standard Spiegel Partei PARTEI Republikaner
    Weltwoche Rechte Neue Erste Ersten Zweite Ärzte Toten Ring Herr Bank Rheinpfalz Woche Freitag Hallen
    Stadt
    """)
