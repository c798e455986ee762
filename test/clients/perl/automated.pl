# Debian's libjira-client-automated-perl, every method of it: see harness/script.ts for how the test asks.
use strict;
use warnings;
use JSON;
use JIRA::Client::Automated;

my $json = JSON->new->canonical->utf8;
my ($mode, $base, $user, $password, $file) = @ARGV;
my (%calls, @rows, $jira, $issue, $other);

sub row {
    my ($name, $call) = @_;
    push @rows, { name => $name };
    $calls{$name} = $call;
}

sub must { my ($holds, $what) = @_; die "not so: $what\n" unless $holds; }

row(ua => sub { my $agent = $jira->ua; must($agent->isa('LWP::UserAgent'), 'an agent'); ref $agent });
row(trace => sub { $jira->trace(0); 'nothing' });
row(new => sub { must(JIRA::Client::Automated->new($base, $user, $password), 'a client'); 'the client' });
row(create_issue => sub {
    $issue = $jira->create_issue('TEST', 'Task', 'Made', 'At length')->{key};
    must($issue =~ /^TEST-\d+$/, $issue);
    'the issue';
});
row(create => sub {
    my $made = $jira->create({ project => { key => 'TEST' }, issuetype => { name => 'Bug' }, summary => 'Another' });
    $other = $made->{key};
    must($made->{id} && $made->{self}, 'id and self');
    'the issue';
});
row(create_subtask => sub {
    my $made = $jira->create_subtask('TEST', 'A part', 'Of it', $issue);
    must($jira->get_issue($made->{key})->{fields}{parent}{key} eq $issue, 'its parent');
    'the issue';
});
row(get_issue => sub {
    my $found = $jira->get_issue($issue);
    must($found->{fields}{summary} eq 'Made' && exists $found->{fields}{Colour}, 'fields, custom ones by name');
    'the issue';
});
row(update_issue => sub {
    $jira->update_issue($issue, { summary => 'Edited', Colour => 'Red' });
    my $fields = $jira->get_issue($issue)->{fields};
    must($fields->{summary} eq 'Edited' && $fields->{Colour} eq 'Red', 'a custom field by its name');
    'its key';
});
row(add_issue_labels => sub {
    $jira->add_issue_labels($issue, 'a', 'b');
    must("@{$jira->get_issue($issue)->{fields}{labels}}" eq 'a b', 'labels');
    'its key';
});
row(remove_issue_labels => sub {
    $jira->remove_issue_labels($issue, 'a');
    must("@{$jira->get_issue($issue)->{fields}{labels}}" eq 'b', 'labels');
    'its key';
});
row(assign_issue => sub {
    $jira->assign_issue($issue, 'fred');
    must($jira->get_issue($issue)->{fields}{assignee}{name} eq 'fred', 'the assignee');
    'its key';
});
row(create_comment => sub { must($jira->create_comment($issue, 'Seen.')->{body} eq 'Seen.', 'text'); 'the comment' });
row(get_issue_comments => sub {
    my $comments = $jira->get_issue_comments($issue);
    must(@$comments == 1 && $comments->[0]{author}{name} eq 'admin', 'comments');
    'a list of comments';
});
row(add_issue_worklog => sub { $jira->add_issue_worklog($issue, { timeSpent => '2h', comment => 'Hours' }); 'nothing' });
row(get_issue_worklogs => sub {
    must($jira->get_issue_worklogs($issue)->[0]{timeSpentSeconds} == 7200, 'seconds');
    'a list of worklogs';
});
row(add_issue_watchers => sub { must(!defined $jira->add_issue_watchers($issue, 'jane', 'fred'), 'nothing'); 'nothing' });
row(get_issue_watchers => sub {
    my @names = sort map { $_->{name} } @{ $jira->get_issue_watchers($issue) };
    must("@names" eq 'admin fred jane', "@names");
    'a list of users';
});
row(attach_file_to_issue => sub {
    my $attached = $jira->attach_file_to_issue($issue, $file);
    must($attached->[0]{filename} eq 'notes.txt' && $attached->[0]{size} == 11, 'the file');
    'a list of attachments';
});
row(make_browse_url => sub {
    my $url = $jira->make_browse_url($issue);
    must($url eq "$base/browse/$issue", $url);
    'an address';
});
row(get_link_types => sub {
    must((grep { $_->{name} eq 'Blocks' } @{ $jira->get_link_types }), 'Blocks');
    'a list of types';
});
row(link_issues => sub {
    $jira->link_issues($issue, $other, 'Blocks');
    my $links = $jira->get_issue($issue)->{fields}{issuelinks};
    must(@$links == 1 && $links->[0]{inwardIssue}{key} eq $other, 'the link');
    'nothing';
});
row(search_issues => sub {
    my $found = $jira->search_issues("key = $issue", 0, 5);
    must($found->{total} == 1 && $found->{issues}[0]{key} eq $issue, 'the issue');
    my $wrong = $jira->search_issues('nothing = 1', 0, 5);
    must($wrong->{errors}[0] =~ /'nothing'/, 'what is wrong');
    'a page of issues';
});
row(all_search_results => sub {
    my @all = $jira->all_search_results('project = TEST', 2);
    must(@all >= 5, scalar @all);
    'every issue';
});
row(transition_issue => sub {
    $jira->transition_issue($issue, [ 'Resolve Issue', 'Resolved' ]);
    must($jira->get_issue($issue)->{fields}{status}{name} eq 'Resolved', 'the status');
    'its key';
});
row(close_issue => sub {
    $jira->close_issue($other, 'Done', 'So be it.', {}, [ 'Close Issue', 'Close', 'Closed', 'Done' ]);
    my $fields = $jira->get_issue($other)->{fields};
    must($fields->{resolution}{name} eq 'Done', 'the resolution');
    must((grep { $_->{body} eq 'So be it.' } @{ $fields->{comment}{comments} }), 'the comment');
    'its key';
});
row(delete_issue => sub {
    $jira->delete_issue($other);
    must(!eval { $jira->get_issue($other); 1 } && $@ =~ /404/, 'it is gone');
    'its key';
});

# What is imported from elsewhere is no method.
sub offered {
    no strict 'refs';
    my $code = do { local (@ARGV, $/) = $INC{'JIRA/Client/Automated.pm'}; <> };
    return grep { !/^_/ && defined &{"JIRA::Client::Automated::$_"} } $code =~ /^sub\s+(\w+)/mg;
}

if ($mode eq 'list') {
    print $json->encode({ version => "$JIRA::Client::Automated::VERSION", offered => [offered()], rows => \@rows });
    exit;
}
$| = 1;
$jira = JIRA::Client::Automated->new($base, $user, $password);
while (my $name = <STDIN>) {
    chomp $name;
    my $outcome = eval { $calls{$name}->() };
    print $json->encode(defined $outcome ? { outcome => "$outcome" } : { failure => "$@" }), "\n";
}
