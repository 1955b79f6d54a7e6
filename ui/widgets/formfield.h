// One field of a form: its label above, help or the reason why it is not accepted below.
#pragma once

#include <QWidget>

class QLabel;

namespace tenantry::ui {

class FormField : public QWidget {
    Q_OBJECT
public:
    enum class Verdict { None, Checking, Good, Bad };

    // Takes ownership of the editor; label and error become its accessible name and description. An editor that is several
    // controls hands its focus to the one that is typed into: that one is meant by everything below.
    explicit FormField(QWidget *editor, QWidget *parent = nullptr);
    QWidget *editor() const { return m_editor; }
    void setLabel(const QString &label);    // "&" makes the mnemonic
    void setOptional(bool optional);        // adds "(optional)"
    void setHelp(const QString &help);      // shown while there is nothing else to say
    // Bad: `text` is why. Good and Checking: `text` may say what was seen. None: the help again.
    void setVerdict(Verdict verdict, const QString &text = {});
    void setError(const QString &reason) { setVerdict(reason.isEmpty() ? Verdict::None : Verdict::Bad, reason); }
    Verdict verdict() const { return m_verdict; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void display();
    QWidget *m_editor;
    QLabel *m_label, *m_icon, *m_message;
    QString m_labelText, m_help, m_text;
    Verdict m_verdict = Verdict::None;
    bool m_optional = false;
};

} // namespace tenantry::ui
