# How fresh a link is, and the campaigns that ask its parties.
freshness-short-confirmed = Verified on { $date }
freshness-short-to_confirm = To be confirmed
freshness-short-unconfirmed = Unconfirmed
freshness-long-confirmed = Verified on { $date } by { $who }.
freshness-long-to_confirm = To be confirmed: last verified on { $date } by { $who }, more than { $months } months ago.
freshness-long-unconfirmed = Unconfirmed (source: { $source }). None of the authorities has confirmed this link yet.
freshness-long-faded = To be confirmed: last verified on { $date } by { $who }. Nobody has confirmed it since: this link no longer stands in lists unless they are asked for it.
filter-freshness = Freshness
freshness-confirmed = Verified within twelve months
freshness-to_confirm = To be confirmed
freshness-unconfirmed = Unconfirmed
freshness-all = All, even without news for two years
figure-fresh =
    { $count ->
        [0] None was confirmed within twelve months.
        [one] One of them was confirmed within twelve months.
       *[other] { $shown } of them were confirmed within twelve months.
    }
chart-fresh =
    { $count ->
        [0] None of the { $of } links was confirmed within twelve months.
        [one] One of the { $of } links was confirmed within twelve months.
       *[other] { $shown } of the { $of } links were confirmed within twelve months.
    }
figure-links_france_abroad_fresh-definition = links confirmed within twelve months
figure-links_france_abroad_fresh-perimeter = Links between France and abroad that one of their authorities confirmed within twelve months.
figure-links_africa_fresh-definition = links with an African authority confirmed within twelve months
figure-links_africa_fresh-perimeter = By one of their authorities, in France or in Africa.
figure-links_within_france_fresh-definition = links between French authorities confirmed within twelve months
figure-links_within_france_fresh-perimeter = Counted apart.
figure-links_elsewhere_fresh-definition = links without a French party confirmed within twelve months
figure-links_elsewhere_fresh-perimeter = Counted apart.
figure-links_all_fresh-definition = links confirmed within twelve months, altogether
figure-links_all_fresh-perimeter = All three sets together, by one of their authorities.
authority-faded =
    { $count ->
        [one] One more link has not been confirmed for two years.
       *[other] { $shown } more links have not been confirmed for two years.
    }
authority-faded-see = See them

# The letter of a campaign.
campaign-mail-subject = { $name }: are your links still true?
campaign-mail-again-subject = Reminder: { $name }, are your links still true?
campaign-mail-text =
    { $count ->
        [one] Hello. Here is the link between { $name } and another local authority that the atlas of decentralised cooperation knows. Is it still true?
       *[other] Hello. Here are the { $shown } links between { $name } and other local authorities that the atlas of decentralised cooperation knows. Are they still true?
    }
campaign-mail-again-text =
    { $count ->
        [one] Hello. We have no answer from { $name } yet about the link below. Is it still true?
       *[other] Hello. We have no answer from { $name } yet about the { $shown } links below. Are they still true?
    }
campaign-mail-how = One button is enough, without an account or a password. Answer whenever you like before { $ends }. If you do not know, pass this letter on to whoever looks after these links.
campaign-mail-more =
    { $count ->
        [one] One more link is on the page.
       *[other] { $shown } more links are on the page.
    }
campaign-mail-button = Answer for all these links
campaign-mail-why = You receive this letter because this address is that of { $name }, or because you act for it in the atlas. The button also leads to “Do not write to us again” and to “This is not the right address”.
campaign-mail-network = You are asked at the request of { $network }, a French regional network whose territory holds your authority or one of your partners.
campaign-mail-why-network = You receive this letter at the request of { $network }, which asks the authorities of its territory and their partners, because this address is that of { $name }, or because you act for it in the atlas. The button also leads to “Do not write to us again” and to “This is not the right address”.
campaign-until = ended in { $date }

# The page that the letter opens.
answer-title = Your links: { $name }
answer-lead = You answer in the name of { $name }. What you say is public, dated, and can be corrected. The other authority may answer too: nobody erases what the other said.
answer-network = At the request of { $network }, a French regional network whose territory holds this authority or one of its partners. The letter that leads here was sent to the known address of the authority, or to whoever acts for it.
answer-done = It is saved, thank you.
answer-done-text = Everybody sees it in a moment, with the date. There will be no further reminder.
answer-stale = The record changed while you were reading. Nothing is saved: here is what is known now.
answer-turned-refused = Noted: no campaign will write to you again. You may still answer below if you wish.
answer-turned-bounced = Noted: this address is not the right one and will get no more letters. Thank you for saying so.
answer-true = Still true
answer-correct = Correct
answer-correct-long = Correct this record
answer-ended = Ended
answer-ended-when = Ended when? A date is written 1978, 1978-05 or 1978-05-14. Empty means unknown.
answer-said-true = You said: still true
answer-said-corrected = You corrected this record
answer-said-ended = You said: ended
answer-none = The atlas no longer knows a link of this authority that goes on.
answer-all-title = Is everything true?
answer-all = All these links are still true
answer-not-us-title = Is this letter not for you?
answer-not-us-text = “This is not the right address” stops letters to this address. “Do not write to us again” stops all campaigns for this authority; its records stay, with what their sources say.
answer-wrong-address = This is not the right address
answer-stop = Do not write to us again
answer-ends = This page stays open until { $ends }.
answer-over-title = { $name }: this campaign has ended
answer-over-text = Nothing of what was answered is lost. To confirm or correct a link now, one has to represent the authority; an administrator or one of its own people will let you in.

# The dashboard.
campaigns-title = Confirmation campaigns
campaigns-lead = A campaign asks authorities whether their links are still true: one letter, two reminders at most, and nothing more once they have answered. None is asked twice in a year. A regional network asks its territory and the partners, in France and abroad, and sees its own campaigns.
campaign-new = Prepare a campaign
campaign-whom = Whom to write to
campaign-base = The whole base
campaign-authorities =
    { $count ->
        [one] One authority
       *[other] { $shown } authorities
    }
campaign-network = Territory of { $name }
campaigns-of = Campaigns: { $name }
campaign-preview = See how many authorities are concerned
campaign-asks =
    { $count ->
        [0] No authority has a link here: there is nothing to ask.
        [one] One authority would be asked.
       *[other] { $shown } authorities would be asked, in France and abroad.
    }
campaign-reaches =
    { $count ->
        [0] A letter reaches none of them: addresses are missing.
        [one] A letter reaches one of them.
       *[other] A letter reaches { $shown } of them.
    }
campaign-left-out =
    { $count ->
        [one] One authority is left out: another campaign asks it, or wrote to it within a year.
       *[other] { $shown } authorities are left out: another campaign asks them, or wrote to them within a year.
    }
campaign-nobody-left = Nobody is left to be asked here.
campaign-how = Letters leave little by little, four a minute at most, and never two to one address on the same day. Authorities without an address wait.
campaign-start = Start the campaign
campaigns-all = The campaigns
campaigns-none = There has been no campaign yet.
campaign-open = Going on
campaign-closed = Ended
campaign-open-line = Started on { $began }, open until { $ends }.
campaign-closed-line = Started on { $began }, ended on { $ends }.
campaign-title = Campaign: { $name }
campaign-rate = of the links were answered for: { $heard } of { $links }
campaign-figure-authorities = authorities asked
campaign-figure-reachable = that a letter reaches today
campaign-figure-answered = answered
campaign-figure-silent = did not answer
campaign-who = Who answered
campaign-states = By state
campaign-all-states = All
campaign-unreachable = without an address
campaign-first-letter = first letter on { $date }
campaign-file = The whole table (CSV)
campaign-close-title = End the campaign
campaign-close-text = The links in the letters no longer answer, and no reminder leaves any more. What was answered stays.
campaign-close = End it now
mailing-to_send = To be sent
mailing-sent = Letter sent
mailing-reminded_once = Reminded once
mailing-reminded_twice = Reminded twice
mailing-answered = Answered
mailing-refused = Wants no letters
mailing-bounced = Wrong address
mailing-closed = No answer at the end
answer-count-true =
    { $count ->
        [one] one link still true
       *[other] { $shown } links still true
    }
answer-count-corrected =
    { $count ->
        [one] one link corrected
       *[other] { $shown } links corrected
    }
answer-count-ended =
    { $count ->
        [one] one link ended
       *[other] { $shown } links ended
    }

# About the data.
data-freshness = A link is “verified” for a year after one of its authorities confirmed it, “to be confirmed” after that, and leaves the lists a year later. What no authority ever confirmed is “unconfirmed” and stays in the lists, with its source.
