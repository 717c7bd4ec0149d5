"""The main job in French, by mouse and keys: switched while it runs, and no English is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from advisor import i18n
from advisor.services import filing, unlocking
from advisor.ui.look.tongue import speak
from tests.end_to_end import journey
from tests.end_to_end.conftest import Open
from tests.end_to_end.driver import Driver

STEPS = ("Profil", "Objectifs", "Présélection", "Financement", "Plan")


def test_that_the_main_job_is_done_in_french(open_program: Open, documents: Path) -> None:
    try:
        me = open_program(Driver)
        set_up(me)
        open_file(me)
        choose_a_course(me)
        english_for_a_moment(me)
        see_the_money(me)
        make_the_plan(me)
        (pdf,) = documents.iterdir()
        assert pdf.read_bytes().startswith(b"%PDF-")
        me.press("Ctrl+L")
        me.see("Déverrouiller votre coffre")
        look(me)
        me.settle()
        check_kept(me)
    finally:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        speak(app, "en")


def set_up(me: Driver) -> None:
    """The first start, in French from its first page on."""
    me.see("Welcome")
    me.click("Français")
    me.see("Bienvenue")
    me.type_into("Nom du centre", "Centre Riverside")
    me.type_into("Votre nom", "Dana Whitfield")
    look(me)
    me.click("Continuer")
    me.see("Créer votre coffre")
    me.type_into("Nouvelle phrase de passe", journey.PASSPHRASE)
    me.type_into("La même encore une fois", journey.PASSPHRASE)
    look(me)
    me.click("Créer mon coffre")
    me.see("Pas encore de clients")
    me.settle()
    look(me)


def open_file(me: Driver) -> None:
    """A client with a goal; a date and a sum are typed as in French."""
    me.press("Ctrl+N")
    me.type_into("Nom ou initiales", journey.NAME)
    me.click("Le client accepte qu’un dossier soit tenu")
    look(me)
    me.click("Ouvrir le dossier")
    me.see("Consentement à la tenue d’un dossier jusqu’au 24 nov. 2027")
    me.press("Ctrl+1")
    me.type_into("Date de naissance", "4 mai 1992")
    look(me)
    me.press("Ctrl+2")
    me.write("Un emploi stable dans une clinique.")
    me.type_into("Profession visée, par n’importe quel titre d’emploi", journey.JOB)
    me.see("Medical secretary, Medical administrative assistants")
    me.press("Return")
    me.see("postes à pourvoir, de 2025 à 2035")
    me.type_into("Argent personnel", "1 600,50")
    me.type_into("Heures par semaine", "20,5")
    me.press("Tab")
    look(me)


def choose_a_course(me: Driver) -> None:
    """Search, shortlist, and what the college said on the phone."""
    me.press("Ctrl+3", "Ctrl+F")
    me.write(journey.SEARCH)
    me.pick(journey.QUOTED)
    me.click("Montrer: Présélection")  # French words leave no room for both sides
    me.open_row(f"1. {journey.QUOTED}")
    me.type_into("Qui l’a dit", journey.TOLD_BY)
    me.type_into("Droits de scolarité", "2 640,50 $")
    me.type_into("Commence", "18 janv. 2027")
    me.type_into("Semaines", "20")
    look(me)
    me.click("Fait")
    me.see("dit par Priya, registrar le 24 nov. 2026")
    me.settle()
    look(me)


def english_for_a_moment(me: Driver) -> None:
    """By the command palette: the same client, the same step, and back."""
    palette(me, "English")
    me.see("You may have to pay up to")
    me.see("Search results")
    assert me.says("$2,640.50")
    palette(me, "Français")
    me.see("Vous pourriez avoir à payer jusqu’à")
    me.see("Résultats de la recherche")
    assert me.says("2\u00a0640,50\u00a0$")


def palette(me: Driver, words: str) -> None:
    me.press("Ctrl+K")
    me.write(words.partition("ç")[0])  # only letters that every keyboard has
    me.press("Return")


def see_the_money(me: Driver) -> None:
    """The funding step, a question of the rules answered in French."""
    me.press("Ctrl+4")
    me.see("Le collège a-t-il confirmé que la subvention est ouverte")
    me.settle()
    look(me)
    (row, *_others) = journey._rows(me)
    me.push(next(b for b in row.findChildren(QPushButton) if b.text() == "Oui"))
    me.settle()
    look(me)


def make_the_plan(me: Driver) -> None:
    """The plan is saved and its paper written."""
    me.press("Ctrl+5")
    me.see("Page 1 sur")
    me.settle()
    look(me)
    me.click("Enregistrer le PDF")
    me.see("Nom de fichier")
    me.press("Return")
    me.leave_dialog()
    me.see("Le fichier n’est pas chiffré")


def look(me: Driver) -> None:
    """No text of the program stands on the screen in English."""
    me.settle()
    assert english(me.screen()) == []


def english(screen: str) -> list[str]:
    """The lines that are an English text of the program, where the French one is another."""
    return [
        line
        for line in screen.splitlines()
        if line and i18n.translation("fr").gettext(line) not in (line, "")
    ]


def test_that_english_would_be_seen() -> None:
    assert english("Clients\nFunding rules\nMarisol Quintero") == ["Funding rules"]


def check_kept(me: Driver) -> None:
    """What was typed in French is in the vault as it was meant."""
    vault = unlocking.unlock(me.program.data.vault, journey.PASSPHRASE)
    (summary,) = filing.clients(vault)
    file = filing.load(vault, summary.client.id)
    vault.close()
    assert str(file.goal.own_money) == "$1,600.50"
    assert file.client.birth_date is not None
    assert file.client.birth_date.isoformat() == "1992-05-04"
    (item,) = file.chosen
    assert [str(line.amount) for line in item.costs if line.amount] == ["$2,640.50"]
    (saved,) = file.plans
    assert saved
