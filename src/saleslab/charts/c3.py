"""What module C3 shows: your slide, four pairs, a draw drawn again, what is left, two calls, and votes played out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from saleslab.analysis import c3
from saleslab.analysis.panel import Mask
from saleslab.analysis.words import dollars
from saleslab.charts.house import BLUE, GREY, ORANGE, Chart, Draw, house_axes
from saleslab.org import World
from saleslab.org.case import OPPORTUNITY_ID

_WIDTH, _LEFT, _RIGHT = 440, 48, 428
_MILLION = 1e6
PLACES = 6

Reply = str | list[str | Chart]


# --- your own course
def your_slide(world: World) -> Callable[[list[str]], Reply]:
    """What follows the pick of six for a course: what they book in three quarters, beside the other six."""
    twelve = list(c3.place_candidates(world)["rep_id"])
    later = c3.without_course(world)

    def after(picked: list[str]) -> Reply:
        if len(picked) != PLACES:
            return f"Pick {PLACES}. Your slide then appears here."
        six, rest = (float(later[reps].mean()) for reps in (picked, [rep for rep in twelve if rep not in picked]))
        title = f"Your six booked {_against(six / rest - 1.0).removesuffix(' as').removesuffix(' than')}"
        rows = [("Your six", six, dollars(six)), ("The other six", rest, dollars(rest))]
        words = f"Two bars: your six booked {dollars(six)} a seller, the other six {dollars(rest)}."
        figure = _two_bars(title, rows, "Booked a seller in three quarters, on average")
        return ["Three quarters later, this is your slide:", Chart(figure, words)]

    return after


def empty_room(world: World) -> Callable[[str, list[str]], Reply]:
    """What follows the answer to the trainer, and the pick: the course of that slide never took place."""
    twelve = c3.place_candidates(world).set_index("rep_id")["bookings"]
    later = c3.without_course(world)
    up = dict(zip(world.reps["rep_id"], ~c3.hands(world).never, strict=True))
    said = {
        "yes": "You said yes: figures are figures.",
        "half": "You would show half of it.",
        "no": "You said no, and you were right: nobody could tell from that slide.",
        "wait": "You want to wait for a full year. It won’t change whom you sent.",
    }

    def after(answer: str, picked: list[str]) -> Reply:
        if len(picked) != PLACES:
            return f"Pick {PLACES} above first."
        rest = [rep for rep in twelve.index if rep not in picked]
        last, then = (float(money[picked].mean() / money[rest].mean() - 1.0) for money in (twelve, later))
        volunteers, others = (sum(up[rep] for rep in reps) for reps in (picked, rest))
        return (
            f"{said[answer]} Here is what the slide doesn’t say: there was no course. The trainer was ill, the room "
            f"stayed empty, and nobody learned anything.\n\n{_whom_you_sent(last, then)}\n\nBy the way: when the "
            f"real course came, {volunteers} of your six put a hand up for it, and {others} of the other six."
        )

    return after


def _whom_you_sent(last: float, then: float) -> str:
    if then > 0.1:
        return (
            f"You made that slide yourself, when you chose. A year earlier your six had booked {_against(last)} the "
            "other six. Send them on any course, even to an empty room, and the slide will say that it works."
        )
    if then < -0.1:
        return (
            "You made that slide yourself, when you chose. Your six were behind a year earlier. Send them on the best "
            "course there is, and the slide will say that it does harm."
        )
    return "You mixed your six, so your slide shows next to nothing. And that is true: there was nothing to show."


def _against(share: float) -> str:
    return f"{1 + share:.1f} times as much as" if share > 1 else f"{_more(share)} than"


def _more(share: float) -> str:
    return f"{100 * abs(share):.0f} % {'more' if share >= 0 else 'less'}"


def _two_bars(title: str, rows: Sequence[tuple[str, float, str]], label: str) -> Figure:
    """Two level bars, the first in blue on top; ``rows``: name, value, what stands beside it."""
    names, values, said = zip(*rows[::-1], strict=True)
    with house_axes(title, width=5.8, height=1.8) as (figure, axes):
        axes.bar_label(axes.barh(names, values, color=[GREY, BLUE], height=0.6), labels=said, padding=4)
        axes.set(xlim=(min(0, *values), 1.6 * max(values)), xticks=[])
        axes.set_xlabel(label, loc="left")
        axes.tick_params(left=False)
    return figure


# --- whom to set beside the graduates
def set_beside(world: World) -> Draw:
    """Four pairs, one at each place of a slider: three with the graduates, and one that holds no course at all."""
    h = c3.hands(world)

    def money(sellers: Mask, quarters: range = c3.AFTER) -> float:
        return c3.booked(world, sellers, quarters)

    rest = ~h.place
    grown = money(rest) / money(rest, c3.YEAR_BEFORE) - 1.0
    graduates = f"The {h.place.sum()} graduates"
    pairs = (
        (
            graduates,
            money(h.place),
            f"All {rest.sum()} without a place",
            money(rest),
            f"Of these, {h.lost.sum()} were volunteers who got no place; {h.never.sum()} had never put a hand up.",
        ),
        (
            graduates,
            money(h.place),
            "The same people, the same three quarters a year before",
            money(h.place, c3.YEAR_BEFORE),
            f"Everybody else booked {_more(grown)} than a year before.",
        ),
        (
            graduates,
            money(h.place),
            f"{h.lost.sum()} volunteers who got no place",
            money(h.lost),
            f"All of them wanted to go; names in a hat decided. A year before, the graduates had booked "
            f"{_more(_before_the_hat(world))} than these: a fair hat, and still uneven.",
        ),
        (
            f"{h.lost.sum()} volunteers who got no place",
            money(h.lost),
            f"{h.never.sum()} who never put a hand up",
            money(h.never),
            "None of these were on the course.",
        ),
    )
    most = max(max(pair[1], pair[3]) for pair in pairs)

    def draw(place: float) -> tuple[str, str]:
        above, first, below, second, note = pairs[int(place) - 1]
        lead = first / second - 1.0
        words = (
            f"{above} booked {dollars(first)} a seller in three quarters; {below[0].lower() + below[1:]} "
            f"{dollars(second)}. That is {_more(lead)}. {note}"
        )
        rows = [(above, first, dollars(first), BLUE), (below, second, dollars(second), GREY)]
        return _bars(f"{above}: {_more(lead)}", rows, most), words

    return draw


def _before_the_hat(world: World) -> float:
    """What the graduates had booked a year before, against the volunteers who then got no place (0.1 = 10 % more)."""
    h = c3.hands(world)
    return c3.booked(world, h.place, c3.YEAR_BEFORE) / c3.booked(world, h.lost, c3.YEAR_BEFORE) - 1.0


# --- a draw
def file_of_the_draw(world: World) -> Draw:
    """The file of a draw in four pages: who was in it, the note, the time before, the time after."""
    draw = c3.draw_on_file(world)
    before, after, others_before, others_after = (100 * rate for rate in c3.rates(world, draw))
    sent, others = int(draw.sent.sum()), int(draw.others.sum())
    booked = [c3.booked(world, who, c3.TEAMS_BEFORE) for who in (draw.sent, draw.others)]
    teams = world.reps.groupby("manager_id").ngroups
    drawn = world.reps.loc[c3.full_draw(world).sent, "manager_id"].nunique()
    who = {
        "fair": f"All {teams} teams were in the draw. {drawn} were drawn and went whole: {sent} sellers, {others} not.",
        "few": f"{draw.sellers} sellers were in the draw, out of 240. {sent} were drawn and sent, {others} were not.",
        "exchanged": f"All {teams} teams were in the draw, {drawn} were drawn. On file: {sent} sent, {others} not.",
    }[draw.kind]
    note = {
        "fair": "Everybody in a drawn team went, and nobody else.",
        "few": "Everybody drawn went, and nobody else. One trainer, one room: no more places this quarter.",
        "exchanged": f"Managers could exchange names after the draw. {draw.exchanged} sellers of drawn teams stayed at "
        f"home, {draw.exchanged} of other teams took their places. Those who changed are left out of the figures.",
    }[draw.kind]
    time_before = (
        f"In the seven quarters before, those sent booked {dollars(booked[0])} a seller and the others "
        f"{dollars(booked[1])}. Of 100 deals those sent won {before:.1f}, the others {others_before:.1f}."
    )
    change, others_change = after - before, others_after - others_before
    time_after = (
        f"Deals of the two quarters after: of 100 those sent won {after:.1f}, the others {others_after:.1f}. "
        f"Change since the time before: those sent {_points(change)}, the others {_points(others_change)}. Gap between "
        f"them: {_points(before - others_before)} before, {_points(after - others_after)} after."
    )
    people = [("Sent", sent, str(sent), BLUE), ("Not sent", others, str(others), GREY)]
    pages = (
        ("Page 1: who was in the draw", people, 120.0, who),
        ("Page 2: the note", people, 120.0, note),
        ("Page 3: the time before", _won(before, others_before), 60.0, time_before),
        ("Page 4: the time after", _won(after, others_after), 60.0, time_after),
    )

    def turn(page: float) -> tuple[str, str]:
        title, rows, most, words = pages[int(page) - 1]
        return _bars(title, rows, most), words

    return turn


def _won(sent: float, others: float) -> list[tuple[str, float, str, str]]:
    return [
        ("Sent: won of 100 deals", sent, f"{sent:.1f}", BLUE),
        ("Not sent: won of 100 deals", others, f"{others:.1f}", GREY),
    ]


def drawn_again(world: World, full: bool = False) -> Draw:
    """The draw held again as often as the slider says: what luck alone shows.

    ``full``: the draw of all teams, for the group of sellers that a menu names (`GROUPS`).
    """
    draw, never = c3.full_draw(world) if full else c3.draw_on_file(world), c3.hands(world).never
    among = {"all": None, "never": never, "hands": ~never} if full else {"all": None}
    found = {who: 100 * c3.gain(world, draw, some) for who, some in among.items()}
    again = {who: 100 * c3.redraws(world, draw, some) for who, some in among.items()}

    def picture(times: float, who: str = "all") -> tuple[str, str]:
        n, line, dots = int(times), found[who], again[who]
        named = f"the real draw: {_points(line)}" if full else "the real draw"
        reached = int((dots[:n] >= line).sum())
        improved = (
            f"Line: the real draw, {_points(line)} deals of 100." if full else "Line: the real draw, as in question 2."
        )
        drawn = f" Dots: {n} draws by luck alone. {reached} of them reach the line or pass it." if n else ""
        title = f"Luck alone does as much {reached} times in {n}" if n else "The real draw, before any other"
        scale = float(min(dots.min(), line)) - 0.5, float(max(dots.max(), line)) + 0.5
        return _dots(title, dots[:n], dots >= line, line, scale, named), improved + drawn

    return picture


GROUPS = {"all": "Everybody sent", "never": "Never put a hand up", "hands": "Had put a hand up"}
"""Of whom `drawn_again` shows the full draw."""


def _points(gain: float) -> str:
    return f"{'−' if round(gain, 1) < 0 else '+'}{abs(gain):.1f}"


# --- who gains
def lead_without_course(world: World) -> int:
    """How many percent more the graduates would have booked than the rest had there been no course. Truth."""
    later, place = c3.without_course(world).to_numpy(dtype=float), c3.hands(world).place
    return round(float(100 * (later[place].mean() / later[~place].mean() - 1.0)))


def fair_pair(world: World) -> Callable[[str], Reply]:
    """What follows the pair chosen for the chair: why, what pair 4 shows, and what the course truly added."""
    h = c3.hands(world)
    slide, fair, untrained = (
        round(100 * c3.ahead(world, *pair)) for pair in ((h.place, ~h.place), (h.place, h.lost), (h.lost, h.never))
    )
    added = world.truth.effect("P2a", list(world.reps["rep_id"][h.place]), quarters=c3.AFTER)
    first, _, last = c3.hands_by_third(world)
    third = len(world.reps) // 3
    said = {
        "one": "You chose the slide. It sets sellers who wanted to go beside sellers who mostly didn’t.",
        "two": "You chose the year before. The people are the same, but the year isn’t, and others’ bookings moved "
        "too.",
        "three": "You chose pair 3. Yes: both sides wanted to go, and a hat decided. "
        f"It wasn’t even: a year before, the graduates were {abs(round(100 * _before_the_hat(world)))} % "
        f"{'ahead' if _before_the_hat(world) > 0 else 'behind'}. With so few people nobody can sign it either way.",
        "four": "You chose the pair in which nobody was trained. It can’t show the course. It shows something else.",
    }
    found = (
        f"Look at pair 4. None of them went, and the volunteers are {untrained} % ahead all the same. They were "
        f"already better: of the {third} who had booked most the year before, {first} put a hand up, of the last "
        f"{third} only {last}.\n\nThis company is simulated, so we can play the same quarters without the course. "
        f"Then the graduates are {lead_without_course(world)} % ahead of everybody else; with it, {slide} %. The "
        f"course added {100 * added:.0f} % to what they book. Pair 3 says {fair} %. Put these names back in the hat "
        f"{c3.REDRAWS} times, and luck alone does as much {c3.volunteers_by_luck(world)} times: the right pair, "
        "and too few people."
    )
    return lambda answer: f"{said[answer]}\n\n{found}"


def gained_without_hand(world: World) -> int:
    """How many more of 100 deals sellers without a hand up won once drawn, beyond sellers like them not drawn."""
    return round(100 * c3.gain_by_hands(world)[1])


def who_gained(world: World) -> Callable[[str], Reply]:
    """What follows the guess who gained more in the draw of all teams: the draw's answer for both."""
    hand, never = (round(100 * gain) for gain in c3.gain_by_hands(world))
    said = {
        "hands": "You said the volunteers, who wanted it most. This draw says the others.",
        "never": "You said those who had never put a hand up. So says this draw.",
        "alike": "You said both alike. This draw says otherwise.",
    }
    found = (
        f"Of 100 deals, sellers who had never volunteered now win {never} more, against sellers like them "
        f"who weren’t sent. For those who had put a hand up it is {hand}. Half of them had been on the course before; "
        f"but those who had stayed at home {_no_more(world, never)}. Didn’t the course add something to "
        "volunteers, in pair 3? That was money, in an earlier quarter; this is deals won, in one draw. Luck moves both."
    )
    rows = [("Never had", float(never), f"{never}"), ("Had put a hand up", float(hand), f"{hand}")]
    words = f"More deals won of 100: {never} by those who had never put a hand up, {hand} by those who had."
    label = "More deals won of 100, against those not sent"

    def after(answer: str) -> Reply:
        figure = _two_bars(f"Never a hand up: +{never} of 100 deals", rows, label)
        return [f"{said[answer]} {found}", Chart(figure, words)]

    return after


def _no_more(world: World, never: int) -> str:
    """Raises where a second helping could be the reason why volunteers gain less."""
    h, draw = c3.hands(world), c3.full_draw(world)
    fresh, again = (c3.gain(world, draw, who) for who in (h.lost, h.place))
    if not max(fresh, again) < never / 200:
        raise ValueError(f"the lesson says that volunteers gain little, trained before or not: {again}, {fresh}")
    return "gain no more than those who had gone" if fresh <= again else "gain little, too"


def rise_of_all(world: World) -> float:
    """Percent more that the company books in three quarters if everybody is trained. Truth."""
    return 100 * c3.true_rise(world, len(c3.AFTER))


def signed_and_bet(world: World) -> Callable[[Mapping[str, float], str], Reply]:
    """What follows the first bet and the sentence signed: the rule applied, the truth for both groups, and for all."""
    draw, never = c3.full_draw(world), c3.hands(world).never
    everybody, without = (c3.as_much(world, draw, among) for among in (None, never))
    of_hands, of_never = (100 * gain for gain in c3.true_gain_by_hands(world))
    said = {
        "raises": "You signed for everybody. That line looks good too, and just misses.",
        "never": "You signed for those who had never put a hand up. Yes: that is the line which luck doesn’t reach.",
        "nothing": "You signed that volunteers gain nothing. But a draw that sees no gain hasn’t shown that there "
        "is none.",
        "wait": "You signed nothing. Right to ask: three looks, so hold each to a third of the bar.",
    }

    def after(guess: Mapping[str, float], sentence: str) -> Reply:
        return (
            f"{said[sentence]} Of {c3.REDRAWS} draws by luck alone, {without or 'none'} do as much for those "
            f"without a hand up, and {everybody} do for everybody. Her bar is {c3.CLEAR}.\n\nNow the truth, which "
            f"only a simulated company can tell: {of_never:.0f} more deals of 100 for those without a hand up, "
            f"{of_hands:.0f} for the volunteers. The draw went too far, as a single draw may. It was right about "
            f"who.\n\nAnd your bet: if all {len(world.reps)} go, {world.name} books {rise_of_all(world):.0f} % more "
            f"in three quarters. You said {guess['value']:.0f} %. So the course is good. The slide only showed it "
            "on those with the least to learn. How much it does is our setting, and a bold one."
        )

    return after


# --- what is left
def what_is_left(world: World) -> Draw:
    """The share of the gain still there, quarter by quarter, under managers who coach well and who coach badly."""
    good, weak = (100 * share for share in c3.kept(world))

    def picture(quarters: float) -> tuple[str, str]:
        n = int(quarters)
        when = "On the last day of the course" if n == 0 else f"{n} quarter{'s' if n > 1 else ''} after the course"
        words = (
            f"{when}: {good[n]:.0f} % of what was learned is still there under managers who coach well, "
            f"{weak[n]:.0f} % under those who coach badly."
        )
        return _two_lines(f"{when}: {good[n]:.0f} % and {weak[n]:.0f} %", good[: n + 1], weak[: n + 1]), words

    return picture


# --- the deal
def line_to_him() -> Callable[[str], Reply]:
    """What follows the line typed to the seller of Deal 4471: her answer to it, and the calls as they were."""
    said = {
        "log": "He shows her the alarm log. “Very nice,” she says. “Send it to me.”",
        "size": "“What is a week of stock in dollars?” “Ask finance,” she says, and you hear her look at the clock.",
        "explain": "He reads it, and waits. “Who had to explain that week?” A silence. “I had to. Give me a "
        "second, I’ll shut the door.”",
        "next": "He asks the next one on his sheet: how many fridges? “It’s in the form I filled in,” she says.",
    }
    missed = " With “Who had to explain that week?” she would have shut the door, and told him."
    found = (
        "On the real call nobody listened in. He showed the alarm log. In July he said: “I’ve brought the slides "
        "you’ll like.” She said: “Send them to me.” He said: “With pleasure. I’ll ring on Friday.”"
    )
    return lambda answer: f"{said[answer]}{'' if answer == 'explain' else missed}\n\n{found}"


# --- the votes
_FIRST = {
    "hands": f"{c3.SENT * c3.TEAM} volunteers",
    "teams": f"{c3.SENT} teams by lot",
    "behind": f"the {c3.SENT * c3.TEAM} furthest behind",
    "none": "nobody",
}
_THEN = {
    "first": "First vote",
    "careful": f"{c3.SENT} teams, no coach",
    "late": f"{c3.WITH_COACH} teams, coach late",
    "together": f"{c3.WITH_COACH} teams, coach",
    "lot": f"{c3.IN_LOT} teams, lot",
}

Ends = Mapping[str, tuple[float, float]]
"""What each vote brings, USD: if coaches do nothing, and if they do what their seller says."""


def votes_played(world: World) -> Callable[[str, str], Reply]:
    """What follows the second vote, and the first: every plan at both ends of what a coach may do, and the truth."""
    money = c3.visible_money(world)

    def after(then: str, first: str) -> Reply:
        worth = _ends(world, money, first)
        idle, works = worth[then]
        best = [max(worth, key=lambda vote: worth[vote][end]) for end in (0, 1)]
        said = (
            "Nobody could see what a coach does, so your plan has two ends (gross margin, eight quarters, prices "
            "paid). "
            f"If coaches do what their seller says: {_signed(works)}. If they do nothing: {_signed(idle)}. "
            f"{_at_the_ends(best, then)} "
            + (
                "You stayed with your first vote."
                if then == "first"
                else f"Before you had heard her you voted for {_FIRST[first]}: {_signed(worth['first'][1])} either way."
            )
        )
        true = c3.true_money(world).worth(c3.plans(world, first)[then])
        truth = (
            "In Tarnhold coaches do what their seller says: we set it so, as we set how fast a course fades. The "
            "plans were reckoned with what could be seen of the course; in truth it does "
            f"{_than_seen(true, works)}, and your plan brings {_signed(true)}. In the exercise you meet companies "
            f"whose coaches change nothing. {_her_seller(world, then, first)}"
        )
        return [said, _votes_chart(worth, then), _price_of_knowing(worth), truth]

    return after


def _than_seen(true: float, seen: float) -> str:
    return "more" if true > seen else "less" if true < seen else "just that"


def _ends(world: World, money: c3.Money, first: str) -> Ends:
    return {vote: (money.idle().worth(plan), money.worth(plan)) for vote, plan in c3.plans(world, first).items()}


def _at_the_ends(best: Sequence[str], mine: str) -> str:
    """Which plans nothing beats at the two ends."""
    if best[0] == best[1]:
        return "Nothing beats it at either end." if mine == best[0] else f"At both ends “{_THEN[best[0]]}” brings more."
    return f"No plan is best at both: “{_THEN[best[0]]}” if coaches do nothing, “{_THEN[best[1]]}” if they work."


def _price_of_knowing(worth: Ends) -> str:
    """What the lot costs at even odds, and what it and waiting show. Raises where the lot would cost nothing."""
    lot, together, careful = (sum(worth[vote]) / 2 for vote in ("lot", "together", "careful"))
    if not lot < min(together, careful):
        raise ValueError(f"the lesson says that knowing has a price: {lot}, {together}, {careful}")
    return (
        "What does knowing cost? Say the odds on coaches are even. Then the lot costs "
        f"{dollars(careful - lot)} against {c3.SENT} teams without a coach, and {dollars(together - lot)} against a "
        f"coach for all {c3.WITH_COACH} managers. Wins of four teams against six tell little so soon; whether four "
        "managers come back to more calls than the other six, you can count after one quarter. Is that worth it to "
        "you? The chief revenue officer is right to want figures. But if everybody waits for quarter "
        f"{c3.LATE}, nobody has had a coach, and there are none: waiting brings less than the lot at both ends."
    )


def _her_seller(world: World, then: str, first: str) -> str:
    """What becomes of the team of Deal 4471's seller under a vote."""
    deal = world.opportunities.set_index("opportunity_id").loc[OPPORTUNITY_ID]
    seller = int(np.flatnonzero(world.reps["rep_id"] == deal["owner_id"])[0])
    plan = c3.plans(world, first)[then]
    share = float(sum(lots[seller] for lots in plan.values()))
    if share == 0:
        return "The seller of Deal 4471 goes on as before."
    sure = "is in" if share > 0.99 else f"is in with {100 * share:.0f} chances of 100"
    listens = {
        "late": "From quarter 4 somebody asks his manager, “Which call did you hear?” By then she has "
        "said “Send them to me.”",
        "together": "From the first week somebody asks his manager, “Which call did you hear?”",
        "lot": "With four chances in ten somebody asks his manager in the first week, “Which call did you hear?”",
    }.get(then, "Afterwards it is up to his manager again whether anybody hears a call like hers.")
    return f"The seller of Deal 4471 {sure}. {listens}"


def _signed(amount: float) -> str:
    return f"{'−' if round(amount / _MILLION, 1) < 0 else '+'}${abs(amount) / _MILLION:.1f}m"


def _votes_chart(worth: Ends, mine: str) -> Chart:
    rows = [(_THEN[vote], idle / _MILLION, works / _MILLION) for vote, (idle, works) in worth.items()][::-1]
    colours = [BLUE if vote == mine else GREY for vote in worth][::-1]
    names, most = [name for name, _, _ in rows], max(max(idle, works) for _, idle, works in rows)
    title = f"Your plan: {_signed(worth[mine][0])} or {_signed(worth[mine][1])}"
    with house_axes(title, width=5.8, height=2.8) as (figure, axes):
        axes.barh(names, [idle for _, idle, _ in rows], color=colours, height=0.6)
        axes.plot([works for _, _, works in rows], names, "D", color=ORANGE, markersize=7)
        for name, idle, works in rows:
            said = f"{idle:.1f} or {works:.1f}"
            axes.annotate(said, (max(idle, works, 0.0), name), (9, 0), textcoords="offset points", va="center")
        axes.set(xlim=(min(0, *(idle for _, idle, _ in rows)), 1.4 * most))
        axes.set_xticks([tick for tick in axes.get_xticks() if tick <= most])
        axes.set_xlabel("$m. Bar: coaches do nothing; diamond: they work", loc="left")
        axes.tick_params(left=False)
    words = "; ".join(f"{name} {idle:.1f} or {works:.1f}" for name, idle, works in reversed(rows))
    return Chart(figure, f"Five plans, in $m beyond doing nothing, if coaches do nothing or if they work: {words}.")


COACH_CLAIM = 400_000.0
"""USD a team in eight quarters: what a seller of coaches says that one brings. Ours, near the lesson's setting."""


def three_sheets(world: World) -> Draw:
    """What a team brings, on three pages: as it is claimed, by the course's lot, and by the lot for coaches."""
    claimed = c3.claimed(world)
    course, coaches = c3.course_tested(world), c3.coaches_tested(world)
    drawn = world.reps.loc[c3.full_draw(world).sent, "manager_id"].nunique()
    most = max(claimed, COACH_CLAIM, *(t.brings(t.seen) for t in (course, coaches)))
    claims = [
        ("The course, by the graduates’ lead", claimed, dollars(claimed), BLUE),
        ("A coach, by the account of who sells them", COACH_CLAIM, dollars(COACH_CLAIM), GREY),
    ]
    said = (
        f"For a team in eight quarters: the course {dollars(claimed)}, by the graduates’ lead; a coach "
        f"{dollars(COACH_CLAIM)}, by the account of who sells coaches."
    )
    lots = (
        ("Sheet 2: the course, by lot", course, f"{drawn} of the 30 teams, drawn by lot, went whole", "two quarters"),
        ("Sheet 3: coaches, by lot", coaches, "15 of the 30 managers, drawn by lot, had a coach", "eight quarters"),
    )
    pages = [("Sheet 1: as it is claimed", claims, said)]
    pages += [(title, _tested_bars(t), _tested_words(t, who, watched)) for title, t, who, watched in lots]

    def turn(page: float) -> tuple[str, str]:
        title, bars, words = pages[int(page) - 1]
        return _bars(title, bars, most), words

    return turn


def _tested_bars(tested: c3.Tested) -> list[tuple[str, float, str, str]]:
    seen, out = tested.brings(tested.seen), tested.brings(tested.sticks_out)
    return [
        ("The gain seen brings a team", max(seen, 0.0), _amount(seen), GREY),
        ("What sticks out beyond luck’s reach brings", max(out, 0.0), _amount(out), BLUE),
        ("The price for a team", tested.price, dollars(tested.price), ORANGE),
    ]


def _tested_words(tested: c3.Tested, who: str, watched: str) -> str:
    seen, out = tested.seen, tested.sticks_out
    return (
        f"{who}. In the {watched} watched they won {_points(seen)} deals of 100, against the others. Luck reaches "
        f"{tested.reach:.1f}: fewer than {c3.CLEAR} of {c3.REDRAWS} draws do more. So {_points(out)} sticks out. One "
        f"deal of 100 brings a team {dollars(tested.point)} in these {watched}: seen {_amount(tested.brings(seen))}, "
        f"sticking out {_amount(tested.brings(out))}, price {dollars(tested.price)}."
    )


def _amount(value: float) -> str:
    return f"{'−' if value < 0 else ''}{dollars(abs(value))}"


# --- published
def mentors(found: str) -> Callable[[str], Reply]:
    """What follows the guess about mentors: yes or no to it, then what was ``found``."""
    said = {
        "had": "You said those who had to. Yes, and only those.",
        "chose": "You said those who chose to. They looked better, and that is the trap: it was those who had to.",
        "both": "You said both. It was those who had to, and only those.",
        "none": "You said neither. It was those who had to, and only those.",
    }
    return lambda answer: f"{said[answer]}\n\n{found}"


# --- drawn by hand, for the speed of a slider
def _bars(title: str, rows: Sequence[tuple[str, float, str, str]], most: float) -> str:
    """Level bars with their names above and their values beside them; ``rows``: name, value, label, colour."""
    parts = []
    for at, (name, value, label, colour) in enumerate(rows):
        y, width = 44 + 66 * at, 360 * value / most
        parts.append(
            f'<text x="0" y="{y}">{name}</text>'
            f'<rect x="0" y="{y + 8}" width="{width:.1f}" height="26" fill="{colour}"/>'
            f'<text x="{width + 8:.1f}" y="{y + 27}" font-weight="bold">{label}</text>'
        )
    return _svg(title, "".join(parts), 44 + 66 * len(rows))


def _dots(
    title: str, again: np.ndarray, beyond: np.ndarray, found: float, scale: tuple[float, float], named: str
) -> str:
    """A dot for each redraw, piled up; those at or beyond the real draw in orange, and the real draw as a line."""
    low, high = scale
    bottom, step, bins = 250, 7.5, 30
    width = (high - low) / bins

    def across(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (_RIGHT - _LEFT)

    piles: dict[int, int] = {}
    dots = []
    for value, reached in zip(again, beyond, strict=False):
        column = int(np.floor((value - found) / width))  # no column lies across the line
        piles[column] = piles.get(column, 0) + 1
        x = across(found + (column + 0.5) * width)
        colour = ORANGE if reached else GREY
        dots.append(f'<circle cx="{x:.1f}" cy="{bottom + 2 - step * piles[column]:.1f}" r="3.4" fill="{colour}"/>')
    line = across(found)
    anchor = "end" if line > (_LEFT + _RIGHT) / 2 else "start"
    marks = [tick for tick in range(-60, 61, 5) if low <= tick <= high]
    return _svg(
        title,
        "".join(dots)
        + f'<path d="M{_LEFT} {bottom}H{_RIGHT}" stroke="{GREY}"/>'
        + f'<path d="M{line:.1f} 42V{bottom}" stroke="{BLUE}" stroke-width="3"/>'
        + f'<text x="{line + (-7 if anchor == "end" else 7):.1f}" y="52" text-anchor="{anchor}"'
        f' font-weight="bold">{named}</text>'
        + "".join(
            f'<text x="{across(tick):.1f}" y="{bottom + 18}" text-anchor="middle">{tick:d}</text>' for tick in marks
        )
        + f'<text x="{_RIGHT}" y="{bottom + 38}" text-anchor="end">'
        "More deals won of 100 by those sent</text>",
        296,
    )


def _two_lines(title: str, good: np.ndarray, weak: np.ndarray) -> str:
    """Two curves from 100 percent, drawn as far as the slider stands."""
    bottom, top, end, most = 250, 44, _RIGHT - 140, c3.QUARTERS_ON

    def points(shares: np.ndarray) -> list[tuple[float, float]]:
        return [
            (_LEFT + at / most * (end - _LEFT), bottom - share / 100 * (bottom - top))
            for at, share in enumerate(shares)
        ]

    parts = [f'<path d="M{_LEFT} {top}V{bottom}H{end}" fill="none" stroke="{GREY}"/>']
    apart = good[-1] - weak[-1] >= 8
    for shares, colour, name in ((good, BLUE, "coach well"), (weak, ORANGE, "coach badly")):
        path = points(shares)
        x, y = path[-1]
        said = f"{name}: {shares[-1]:.0f} %" if apart else ""
        parts.append(
            f'<polyline points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in path)}" fill="none" stroke="{colour}" '
            f'stroke-width="3"/><circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'
            f'<text x="{x + 11:.1f}" y="{y + 5:.1f}">{said}</text>'
        )
    parts += [
        f'<text x="{_LEFT - 6}" y="{bottom - share / 100 * (bottom - top) + 4:.1f}" text-anchor="end" '
        f'font-size="13">{share} %</text>'
        for share in (0, 50, 100)
    ]
    parts += [
        f'<text x="{_LEFT + at / most * (end - _LEFT):.1f}" y="{bottom + 18}" text-anchor="middle" '
        f'font-size="13">{at}</text>'
        for at in range(most + 1)
    ]
    parts.append(f'<text x="{end}" y="{bottom + 38}" text-anchor="end">Quarters after the course</text>')
    return _svg(title, "".join(parts), 296)


def _svg(title: str, marks: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" fill="currentColor" font-size="15" '
        'style="width:100%;min-width:0;max-width:36rem;height:auto">'
        f'<text y="16" font-weight="bold" font-size="16">{title}</text>{marks}</svg>'
    )
